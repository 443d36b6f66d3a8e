namespace Autodiff.Checks;

/// <summary>Lines of at most 80 columns; colour only for a person who did not set NO_COLOR.</summary>
internal static class Screen
{
    public const int Width = 80;

    private static readonly bool colour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static void Heading(string text)
    {
        Console.WriteLine();
        Console.WriteLine(text);
        Console.WriteLine(new string('-', text.Length));
    }

    public static void Coloured(string text, ConsoleColor shade)
    {
        if (colour) Console.ForegroundColor = shade;
        Console.Write(text);
        if (colour) Console.ResetColor();
    }

    /// <summary>Breaks at spaces; a word longer than the line is left whole.</summary>
    public static void Paragraph(string text, int indent = 0)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var margin = new string(' ', indent);
            var column = margin;
            foreach (var word in line.Split(' '))
            {
                if (column.Length > indent && column.Length + 1 + word.Length > Width)
                {
                    Console.WriteLine(column);
                    column = margin;
                }
                column += column.Length > indent ? " " + word : word;
            }
            Console.WriteLine(column);
        }
    }
}
