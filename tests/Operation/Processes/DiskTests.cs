using System.Net;
using Autograder.Service.Operation;
using Autograder.Service.Tests;

namespace Autograder.Operation.Tests.Processes;

/// <summary>A disk without space, and one that cannot be written: a mount namespace gives the service such a data folder.</summary>
[Collection(nameof(Alone))]
public sealed class DiskTests
{
    private const int Size = 24 << 20, Students = 2;

    [Fact]
    public async Task Disk_FullWhileItGrades_SaysSoAndLosesNothingWhenThereIsSpaceAgain()
    {
        using var folder = new TemporaryFolder();
        var port = Site.FreePort();
        using var site = new Site(port);
        await using var service = await site.StartAsync(() => Program.Start(
            Seeing(folder.Path, $"mount -t tmpfs -o size={Size} none \"$0\""),
            "serve", "--data", folder.Path, "--listen", $"http://127.0.0.1:{port}", "--slots", "1"));
        await site.SignInAsync(service, Students);
        // The folder as the service sees it.
        var inside = $"/proc/{service.Id}/root{folder.Path}";
        Assert.NotNull(await site.PushAsync(Students));

        // Never the machine's own disk.
        Assert.False(File.Exists(folder.File("autograder.db")));
        Assert.True(File.Exists(Path.Combine(inside, "autograder.db")));
        var filler = Path.Combine(inside, "filler");
        Fill(filler);
        while (await site.PushAsync(Students) is not null)
        {
            // What SQLite had kept of its log still takes a few.
        }
        Assert.Equal([HttpStatusCode.ServiceUnavailable], site.Refused);
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.StatusAsync("health/ready"));

        File.Delete(filler);
        Assert.NotNull(await site.PushAsync(Students));
        await site.AssertAllGradedOnceAsync();
        using var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(inside, "autograder.db*"))
            File.Copy(file, copy.File(Path.GetFileName(file)));
        Assert.Null(DatabaseFile.Fault(copy.File("autograder.db")));
    }

    [Fact]
    public async Task DataFolder_ReadOnly_IsToldAndLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        var port = Site.FreePort();
        using (var site = new Site(port))
        await using (await site.StartAsync(() => Program.Start("serve", "--data", folder.Path, "--listen", $"http://127.0.0.1:{port}", "--slots", "1")))
            Assert.True(File.Exists(folder.File("autograder.db")));
        var before = await File.ReadAllBytesAsync(folder.File("autograder.db"), Site.Stop);

        await using var service = await Program.RunAsync(
            Seeing(folder.Path, "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\""),
            "serve", "--data", folder.Path, "--listen", $"http://127.0.0.1:{Site.FreePort()}");

        Assert.NotEqual(0, service.ExitCode);
        Assert.Contains($"The data folder {folder.Path} cannot be written", service.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", service.Said, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File("autograder.db"), Site.Stop));
    }

    /// <summary>The command's own process, not a child of one that looks on: its view is found by its number.</summary>
    private static string[] Seeing(string folder, string mount) =>
        ["unshare", "--mount", .. Environment.IsPrivilegedProcess ? Array.Empty<string>() : ["--map-root-user"], "sh", "-c", $"{mount} && exec \"$@\"", folder];

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var size = 1 << 20; size > 0; size /= 2)
            try
            {
                while (file.Length < Size)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Smaller pieces may still fit.
            }
    }
}
