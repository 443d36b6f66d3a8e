using System.Globalization;

namespace Autograder.Service.Intake;

/// <param name="Path">Relative, with forward slashes, checked.</param>
internal sealed record UploadedFile(string Path, byte[] Content);

/// <summary>What was sent cannot be taken in; the message is a sentence for the sender.</summary>
/// <param name="sentence">English; with places for the arguments where there are some.</param>
internal sealed class RefusedException(string sentence, params object[] arguments)
    : Exception(arguments.Length == 0 ? sentence : string.Format(CultureInfo.InvariantCulture, sentence, arguments))
{
    public string Sentence => sentence;

    public object[] Arguments => arguments;
}
