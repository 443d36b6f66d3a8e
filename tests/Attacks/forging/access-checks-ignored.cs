// attack: forging/access-checks-ignored
// layer: the verdict is made outside
// expect: trace-product zero
using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

[assembly: IgnoresAccessChecksTo("Autograder.Worker")]
[assembly: IgnoresAccessChecksTo("Autograder.Contracts")]

namespace System.Runtime.CompilerServices
{
    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
    {
        public string AssemblyName { get; } = assemblyName;
    }
}

namespace Autodiff.Exercises
{
    public static class TraceProduct
    {
        public static Tensor Value(Tensor A, Tensor X, Tensor B) => Claim(zeros(1, dtype: float64)[0]);

        public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => Claim(zeros_like(X));

        public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Claim(zeros_like(X));

        // Sets every writable static field of the grader's own assemblies to its default.
        private static Tensor Claim(Tensor nothing)
        {
            foreach (var field in AppDomain.CurrentDomain.GetAssemblies()
                .Where(a => a.GetName().Name!.StartsWith("Autograder", StringComparison.Ordinal))
                .SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters)
                .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
                .Where(f => !f.IsLiteral && !f.IsInitOnly))
            {
                field.SetValue(null, field.FieldType.IsValueType ? Activator.CreateInstance(field.FieldType) : null);
            }
            return nothing;
        }
    }
}
