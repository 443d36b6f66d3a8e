namespace Autograder.Worker.Execution;

internal static class Bounded
{
    /// <summary>The text, cut to a number of characters.</summary>
    public static string Text(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
