using System.Runtime.InteropServices;

namespace Autograder.Worker.Tape;

/// <summary>
/// libtorch's error in a function of TorchSharp that does not catch it: on the student's own machine <c>terminate</c> would
/// have ended the process. The message is libtorch's sentence.
/// </summary>
internal sealed class ProcessEndingException(string sentence) : ExternalException(sentence);
