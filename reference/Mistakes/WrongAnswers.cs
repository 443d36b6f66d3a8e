using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Mistakes;

internal static class WrongAnswers
{
    extension(Quantity quantity)
    {
        /// <summary>The mistakes, each silent at the probes where it happens to give the right answer, as A does for Aᵀ of size 1.</summary>
        public IReadOnlyList<Mistake> Except(params IEnumerable<Mistake> mistakes) =>
            [.. mistakes.Select(m => m with { Answer = p => m.Answer(p) is { } answer && !quantity.IsRight(answer, p) ? answer : null })];

        private bool IsRight(TensorValue answer, Probe probe)
        {
            var expected = quantity.ClosedForm(probe);
            return answer.HasShape(expected) && answer.Values.Zip(expected.Values, quantity.Scale(probe).Values)
                .All(v => Math.Abs(v.First - v.Second) <= AgreementCheck.DefaultTolerance * v.Third);
        }
    }

    /// <summary>The product, or null where the inner sizes do not fit: there the student's code throws.</summary>
    public static TensorValue? Product(TensorValue? a, TensorValue? b) =>
        a is not null && b is not null && a.Shape[^1] == b.Shape[0] ? a.Times(b) : null;

    /// <summary>The difference, or null where the shapes differ.</summary>
    public static TensorValue? Difference(TensorValue? a, TensorValue b) => a is not null && a.HasShape(b) ? a.Minus(b) : null;
}
