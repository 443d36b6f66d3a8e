namespace Autograder.App.Load;

/// <summary>The load cannot be made; the message says what to do.</summary>
internal sealed class LoadException(string message, Exception? inner = null) : Exception(message, inner);
