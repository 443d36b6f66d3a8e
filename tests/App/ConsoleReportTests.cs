using System.Runtime.CompilerServices;
using Autograder.App.Console;
using Autograder.Engine.Tests.Reporting;

namespace Autograder.App.Tests;

public sealed class ConsoleReportTests
{
    private static readonly string Text = ConsoleReport.PlainText(Reports.Sample);

    [Fact]
    public void Console_Plain_FitsInto80Columns() => Assert.All(Text.Split('\n'), line => Assert.True(line.Length <= 80, line));

    [Fact]
    public void Console_Plain_HasNoControlCharacters() => Assert.DoesNotContain(Text, c => char.IsControl(c) && c is not '\n' and not '\r');

    /// <summary>As it was looked at and found good; AUTOGRADER_UPDATE_GOLDEN=1 writes it anew.</summary>
    [Fact]
    public void Console_Sample_IsAsAgreed() => Compare("Golden/report.txt");

    private static void Compare(string file, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, file);
        if (Environment.GetEnvironmentVariable("AUTOGRADER_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Text);
        }
        Assert.Equal(File.ReadAllText(path), Text);
    }
}
