using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Checks;

/// <summary>Exercise 2's print-out, as the handout's program makes it, for both ways.</summary>
internal static class HandoutTraining
{
    public const string Exercise = "linear-regression";
    private const double LearningRate = 0.01;
    private const int Epochs = 20;
    private const int TimedEpochs = 1000;

    public static void Print()
    {
        PrintPart("linear regression by the handout's manual gradient", () => PrintRun(ByHand()));
        PrintPart("linear regression by autograd", () => PrintRun(ByAutograd()));
        PrintPart($"time of {TimedEpochs} epochs, as CompareTime measures it", PrintTimes);
    }

    private static void PrintPart(string title, Action print)
    {
        Screen.Heading($"Exercise 2: {title}");
        try
        {
            print();
        }
        catch (NotImplementedException)
        {
            Console.WriteLine("not started");
        }
        catch (Exception problem)
        {
            Screen.Paragraph($"error: {CheckRunner.Sentence(problem)}");
        }
    }

    private static void PrintRun(TrainingRun run)
    {
        Console.WriteLine($"Prediction before training: f(5) = {0.0:F3}");
        for (var epoch = 0; epoch < Math.Min(run.Weights.Length, run.Losses.Length); epoch += 2)
            Console.WriteLine($"epoch {epoch + 1}: w = {run.Weights[epoch]:F3}, loss = {run.Losses[epoch]:F8}");
        Console.WriteLine($"Prediction after training: f(5) = {5 * run.Weights[^1]:F3}");
    }

    private static void PrintTimes()
    {
        var (x, y) = HandoutData();
        var times = (TimeComparison)Written("CompareTime").Call(x, y, LearningRate, TimedEpochs)!;
        Console.WriteLine(
            $"manual {ComparisonTable.Duration(times.Manual)}, autograd {ComparisonTable.Duration(times.Autograd)}, " +
            $"ratio {times.Autograd / times.Manual:0.0}");
    }

    private static (Tensor X, Tensor Y) HandoutData() => (tensor([1.0, 2, 3, 4], dtype: ScalarType.Float64), tensor([2.0, 4, 6, 8], dtype: ScalarType.Float64));

    private static TrainingRun ByHand()
    {
        var (x, y) = HandoutData();
        var w = 0.0;
        List<double> weights = [], losses = [];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var prediction = Given("Forward", tensor(w), x);
            losses.Add(Given("Loss", y, prediction).item<double>());
            w -= LearningRate * Given("ManualGradient", tensor(w), x, y).item<double>();
            weights.Add(w);
        }
        return new([.. weights], [.. losses]);
    }

    private static TrainingRun ByAutograd()
    {
        var (x, y) = HandoutData();
        return (TrainingRun)Written("Train").Call(x, y, LearningRate, Epochs)!;
    }

    private static StudentMember Written(string member) =>
        StudentMember.Find(Exercise, member, typeof(Tensor), typeof(Tensor), typeof(double), typeof(int));

    private static Tensor Given(string member, params object[] arguments) =>
        (Tensor)StudentMember.Find(Exercise, member, [.. arguments.Select(_ => typeof(Tensor))]).Call(arguments)!;
}
