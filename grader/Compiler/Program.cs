using Autograder.Compiler;
using Autograder.Contracts.Wire;

const int LongestFrame = 64 << 20;

var frames = new FrameStream(Console.OpenStandardInput(), Console.OpenStandardOutput(), LongestFrame);
Console.SetOut(Console.Error);

LargeStack.Run(() => SubmissionCompiler.Compile(WarmUp.Request));
frames.Write(ReadOnlyMemory<byte>.Empty);
while (frames.Read() is { } payload)
{
    var request = CompilerCodec.DecodeRequest(payload);
    frames.Write(CompilerCodec.Encode(LargeStack.Run(() => SubmissionCompiler.Compile(request))));
}
