using System.IO.Compression;

namespace Autograder.Starter.Tests;

public sealed class OlderLinuxTests
{
    [Fact]
    public void Build_OutputsLinkedFromThePackage_LeavesThePackageAsItCame()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Only Linux has the library.");
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var package = Path.Combine(packages, "torchsharp", "0.107.0");
        const string library = "runtimes/linux-x64/native/libLibTorchSharp.so";
        using var archive = ZipFile.OpenRead(Path.Combine(package, "torchsharp.0.107.0.nupkg"));
        using var original = archive.GetEntry(library)!.Open();
        using var bytes = new MemoryStream();
        original.CopyTo(bytes);
        Assert.Equal(bytes.ToArray(), File.ReadAllBytes(Path.Combine(package, library)));
    }

    [Fact]
    public void Build_OnLinux_LoadsTorchSharp()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Only Linux has older ones.");
        Assert.Equal(3, TorchSharp.torch.ones(3).sum().item<float>());
    }
}
