using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Checks;

/// <summary>Analytic against autograd for exercises 2 and 4 to 7, over sizes n.</summary>
internal static class ComparisonTable
{
    private const string Line = "{0,-18}{1,-10}{2,7}{3,12}{4,11}{5,11}{6,8}";

    // The next size is four times as large: a call of n² passes, right but slow, then takes 64 times as long and more.
    private static readonly TimeSpan slow = TimeSpan.FromMilliseconds(50);

    public static void Print(IEnumerable<Rival> rivals)
    {
        Screen.Heading("Analytic against autograd: largest difference, median time of one call");
        Console.WriteLine(Line, "exercise", "", "n", "difference", "analytic", "autograd", "ratio");
        foreach (var rival in rivals) Print(rival);
    }

    private static void Print(Rival rival)
    {
        manual_seed(1);
        foreach (var n in rival.Sizes)
        {
            try
            {
                var row = Measure(rival, n);
                Print(rival, row);
                if (n != rival.Sizes[^1] && (row.Analytic > slow || row.Autograd > slow))
                {
                    Console.WriteLine("  (larger n left out: one call takes long enough)");
                    return;
                }
            }
            catch (NotImplementedException)
            {
                Console.WriteLine($"{rival.Exercise,-18}{rival.Subject,-10}  not started");
                return;
            }
            catch (Exception problem)
            {
                Screen.Paragraph($"{rival.Exercise,-18}{rival.Subject,-10}  error: {CheckRunner.Sentence(problem)}");
                return;
            }
            // Tensors are small objects to the garbage collector, whatever memory they hold.
            GC.Collect();
        }
        if (rival.Exercise == HandoutTraining.Exercise)
            Screen.Paragraph("(The difference is the handout's: README.md, \"Exercise 2\".)", indent: 2);
    }

    private static ComparisonRow Measure(Rival rival, int n)
    {
        var inputs = rival.Inputs(n);
        Type[] types = [.. inputs.Select(_ => typeof(Tensor))];
        var analytic = StudentMember.Find(rival.Exercise, rival.Analytic, types);
        var autograd = StudentMember.Find(rival.Exercise, rival.Autograd, types);
        return Comparison.Measure(n, inputs, copies => (Tensor)analytic.Call(copies)!, copies => (Tensor)autograd.Call(copies)!);
    }

    private static void Print(Rival rival, ComparisonRow row) => Console.WriteLine(
        Line, rival.Exercise, rival.Subject, row.Size,
        double.IsNaN(row.Difference) ? "shapes!" : row.Difference.ToString("0.0E+00"),
        Duration(row.Analytic), Duration(row.Autograd), row.Ratio.ToString(row.Ratio < 10 ? "0.0" : "0"));

    /// <summary>Three digits with the unit that fits.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 1e-3 => $"{time.TotalMicroseconds:0.0} us",
        < 1 => $"{time.TotalMilliseconds:0.00} ms",
        _ => $"{time.TotalSeconds:0.00} s",
    };
}
