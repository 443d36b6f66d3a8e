using System.Diagnostics;
using System.Reflection;
using Autodiff.Exercises;
using Autodiff.Kit;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Oracles;
using TorchSharp;

namespace Autograder.Reference.Tests;

/// <summary>The model answers, called in this process: their numbers only, on which all else rests.</summary>
public sealed class ModelAnswerTests
{
    [Theory]
    [MemberData(nameof(JudgementTests.Exercises), MemberType = typeof(JudgementTests))]
    public async Task ModelAnswer_OfManySeeds_PassesEveryCheck(string id)
    {
        var exercise = TheAssignment.Exercise(id);
        var student = new PlayedStudent((member, arguments) => Call(exercise, member, arguments));

        foreach (var check in exercise.Checks)
            foreach (var seed in check.Visibility == Visibility.Visible ? [1UL] : Seeds.All)
            {
                var finding = await check.ExamineAsync(student, Draw.For(seed, check.Id), TestContext.Current.CancellationToken);
                Assert.True(finding is { Status: CheckStatus.Passed, Review: false, Advisories: [] }, $"{check.Id} seed {seed}: {finding.Status} {finding.Message}");
            }
    }

    private static Value Call(Exercise exercise, string member, IReadOnlyList<Value> arguments)
    {
        using var scope = torch.NewDisposeScope();
        var method = typeof(QuadraticForm).Assembly.GetType($"Autodiff.Exercises.{exercise.Class}", throwOnError: true)!
            .GetMethod(member, BindingFlags.Public | BindingFlags.Static)!;
        return method.Invoke(null, [.. arguments.Select(Argument)]) switch
        {
            torch.Tensor tensor => TensorValue.Of(tensor.shape, tensor.detach().contiguous().data<double>().ToArray()),
            TrainingRun run => new Value.Fields([new Value.Numbers([.. run.Weights]), new Value.Numbers([.. run.Losses])]),
            TimeComparison times => new Value.Fields([new Value.Duration(times.Manual), new Value.Duration(times.Autograd)]),
            var other => throw new UnreachableException($"{exercise.Class}.{member} returned {other}"),
        };
    }

    private static object Argument(Value value) => value switch
    {
        // TorchSharp would make a tensor of every number here, if it could.
        Value.Tensor(var tensor) => (object)tensor.ToTensor(),
        Value.Number(var number) => number,
        Value.Integer(var integer) => (int)integer,
        _ => throw new UnreachableException($"argument {value}"),
    };
}
