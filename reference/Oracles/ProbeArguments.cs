using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Reference.Oracles;

internal static class ProbeArguments
{
    extension(Probe probe)
    {
        public double Number(int position) =>
            probe.Arguments[position] is Value.Number(var number) ? number : throw new InvalidOperationException($"argument {position} is no number");

        public int Integer(int position) =>
            probe.Arguments[position] is Value.Integer(var integer) ? (int)integer : throw new InvalidOperationException($"argument {position} is no integer");
    }
}
