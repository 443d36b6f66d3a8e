using Autograder.Compiler;
using Autograder.Contracts.Wire;

const int LongestFrame = 64 << 20;

var frames = new FrameStream(Console.OpenStandardInput(), Console.OpenStandardOutput(), LongestFrame);
Console.SetOut(Console.Error);

LargeStack.Run(() => SubmissionCompiler.Compile(WarmUp.Request));
await frames.WriteAsync(ReadOnlyMemory<byte>.Empty);
while (await frames.ReadAsync() is { } payload)
{
    var request = CompilerCodec.DecodeRequest(payload);
    await frames.WriteAsync(CompilerCodec.Encode(LargeStack.Run(() => SubmissionCompiler.Compile(request))));
}
