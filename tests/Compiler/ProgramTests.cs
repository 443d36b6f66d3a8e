using System.Diagnostics;
using Autograder.Contracts;
using Autograder.Contracts.Wire;

namespace Autograder.Compiler.Tests;

/// <summary>The child process itself, over its pipes.</summary>
public sealed class ProgramTests
{
    private const string Right = "public static class Cosine { public static Tensor Value(Tensor x) => x; public static Tensor Gradient(Tensor x) => x; }";

    [Fact]
    public async Task Program_TwoRequests_AnnouncesItselfAnswersBothAndEnds()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Start();
        var frames = Frames(process);
        Assert.Equal(0, (await frames.ReadAsync().WaitAsync(cancellation))?.Length);
        Assert.IsType<MemberBinding.Bound>((await Ask(frames, Right)).Members["Cosine.Value"]);
        var broken = await Ask(frames, Right.Replace("=> x; }", "=> y; }", StringComparison.Ordinal));
        Assert.IsType<MemberBinding.Bound>(broken.Members["Cosine.Value"]);
        Assert.IsType<MemberBinding.Broken>(broken.Members["Cosine.Gradient"]);
        process.StandardInput.Close();
        Assert.Null(await frames.ReadAsync().WaitAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("(", ")", 20_000)]
    [InlineData("new[] { ", " }", 20_000)]
    [InlineData("1 + ", "", 15_000)]
    [InlineData("-", "", 20_000)]
    public async Task Program_DeeplyNested_AnswersAndTakesTheNext(string open, string close, int depth)
    {
        using var process = Start();
        var frames = Frames(process);
        Assert.Equal(0, (await frames.ReadAsync().WaitAsync(TestContext.Current.CancellationToken))?.Length);
        var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        var bomb = await Ask(frames, $"public static class Cosine {{ public static object Value(Tensor x) => {nested}; }}");
        Assert.Equal(2, bomb.Members.Count);
        Assert.IsType<MemberBinding.Bound>((await Ask(frames, Right)).Members["Cosine.Value"]);
    }

    [Fact]
    public void Output_OfTheCompiler_HoldsNoNativeTorch()
    {
        var files = Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        Assert.Contains("TorchSharp.dll", files);
        Assert.DoesNotContain(files, file => file!.Contains("torch_cpu", StringComparison.Ordinal) || file.Contains("LibTorchSharp", StringComparison.Ordinal));
    }

    private static async Task<CompileResponse> Ask(FrameClient frames, string source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var request = new CompileRequest([new("Exercises/Cosine.cs", source)], [Submission.Kit], null, [Submission.Value, Submission.Gradient]);
        var payload = await frames.ExchangeAsync(CompilerCodec.Encode(request)).WaitAsync(cancellation);
        Assert.NotNull(payload);
        return CompilerCodec.DecodeResponse(payload);
    }

    private static FrameClient Frames(Process process) =>
        new(new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream, 64 << 20));

    private static Process Start() => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Autograder.Compiler.dll")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
