using System.Text;
using Autograder.Authoring;
using Autograder.Engine.Submissions;

namespace Autograder.Engine.Tests.Submissions;

public sealed class SubmissionFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Limits limits = new();

    public void Dispose() => folder.Dispose();

    private Submission Read() => SubmissionFolder.Read(folder.Path, limits);

    private string Refusal() => Assert.Throws<SubmissionException>(Read).Message;

    [Fact]
    public void Read_NoSuchFolder_SaysSo() =>
        Assert.Contains("There is no folder", Assert.Throws<SubmissionException>(() => SubmissionFolder.Read(folder.Path + "x", limits)).Message);

    [Fact]
    public void Read_FileInsteadOfFolder_SaysSo()
    {
        var file = folder.Write("a.cs", "class A;");
        Assert.Contains("is a file", Assert.Throws<SubmissionException>(() => SubmissionFolder.Read(file, limits)).Message);
    }

    [Fact]
    public void Read_EmptyFolder_SaysSo() => Assert.Contains("is empty", Refusal());

    [Fact]
    public void Read_NoCSharp_SaysSo()
    {
        folder.Write("README.md", "hello");
        folder.Write("Starter.csproj", "<Project/>");
        Assert.Contains("no C# file", Refusal());
    }

    [Fact]
    public void Read_TenThousandSources_AreRefused()
    {
        for (var i = 0; i < 10_000; i++)
            folder.Write($"{i}.cs", "");
        Assert.Contains("more than 200 C# files", Refusal());
    }

    [Fact]
    public void Read_TenThousandOtherFiles_CostNothing()
    {
        for (var i = 0; i < 10_000; i++)
            folder.Write($"data/{i}.txt", "");
        folder.Write("A.cs", "class A;");
        Assert.Single(Read().Sources);
    }

    [Fact]
    public void Read_HugeSource_IsLeftOutWithANote()
    {
        folder.Write("A.cs", "class A;");
        folder.Write("B.cs", new byte[50 << 20]);
        var submission = Read();
        Assert.Equal(["A.cs"], submission.Sources.Select(s => s.Path));
        Assert.Contains("B.cs has 51200 KB", Assert.Single(submission.Notes));
    }

    [Fact]
    public void Read_LinkOutOfTheFolder_IsNotFollowed()
    {
        using var outside = new TemporaryFolder();
        outside.Write("Secret.cs", "class Secret;");
        folder.Write("A.cs", "class A;");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "B.cs"), Path.Combine(outside.Path, "Secret.cs"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "Linked"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "C.cs"), "/dev/zero");
        var submission = Read();
        Assert.Equal(["A.cs"], submission.Sources.Select(s => s.Path));
        Assert.Equal(3, submission.Notes.Length);
    }

    [Fact]
    public void Read_LinkWithinTheFolder_IsRead()
    {
        folder.Write("A.cs", "class A;");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "B.cs"), Path.Combine(folder.Path, "A.cs"));
        Assert.Equal(["class A;", "class A;"], Read().Sources.Select(s => s.Text));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Read_Encodings_GiveTheSameText(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("class Größe;\r\n")];
        folder.Write("A.cs", bytes);
        var submission = Read();
        Assert.Equal("class Größe;\r\n", submission.Sources[0].Text);
        Assert.Empty(submission.Notes);
    }

    [Fact]
    public void Read_InvalidUtf8_IsReadAsLatin1WithANote()
    {
        folder.Write("A.cs", Encoding.Latin1.GetBytes("// Größe\nclass A;"));
        var submission = Read();
        Assert.Equal("// Größe\nclass A;", submission.Sources[0].Text);
        Assert.Contains("not valid UTF-8", Assert.Single(submission.Notes));
    }

    [Fact]
    public void Read_BuildOutputAndHiddenFolders_AreIgnored()
    {
        folder.Write("A.cs", "class A;");
        foreach (var ignored in (string[])["bin/B.cs", "obj/C.cs", ".git/D.cs", "sub/obj/E.cs"])
            folder.Write(ignored, "class B;");
        folder.Write("sub/ok/F.cs", "class F;");
        Assert.Equal(["A.cs", "sub/ok/F.cs"], Read().Sources.Select(s => s.Path));
    }

    [Fact]
    public void Read_TwoProjects_TakesTheShallowerAndSaysSo()
    {
        folder.Write("A.cs", "class A;");
        folder.Write("deep/B.csproj", "<Project/>");
        folder.Write("A.csproj", "<Project Sdk='x'/>");
        var submission = Read();
        Assert.Equal("A.csproj", submission.Project?.Path);
        Assert.Contains("2 project files", Assert.Single(submission.Notes));
    }
}
