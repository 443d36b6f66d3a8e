namespace Autodiff;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await Console.Out.WriteLineAsync($"{args.Length} arguments");
        return args.Length == 0 ? 0 : 1;
    }
}
