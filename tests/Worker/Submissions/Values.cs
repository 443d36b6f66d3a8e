using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

public static class Probe
{
    public static Tensor Echo(Tensor x) => x;
    public static Tensor Twice(Tensor x) => x * 2;
    public static Tensor Scalar(Tensor x) => x.sum();
    public static Tensor Transposed(Tensor x) => x.t();
    public static Tensor Slice(Tensor x) => x[0];
    public static Tensor WithGraph(Tensor x) => x.detach().requires_grad_() * 3;
    public static Tensor Leaf(Tensor x) => x.requires_grad_();
    public static Tensor Expanded() => ones(1, dtype: float64).expand(3, 2);
    public static Tensor OfType(int type) => ones(2, dtype: (ScalarType)type);
    public static Tensor ComplexNumber() => complex(tensor(new[] { 1.5, -2 }), tensor(new[] { 7.0, 8 }));
    public static Tensor Sparse() => eye(2, dtype: float64).to_sparse();
    public static Tensor Meta() => empty(new long[] { 2 }, dtype: float64, device: META);
    public static Tensor Empty() => zeros(0, 3, dtype: float64);
    public static Tensor Disposed(Tensor x) { var y = x * 2; y.Dispose(); return y; }
    public static Tensor? Null() => null;
    public static Tensor Large(int count) => zeros(count, dtype: float64);
    public static Tensor Vast() => ones(1, dtype: float64).expand(1L << 40);
    public static Tensor HighRank() => ones(Enumerable.Repeat(1L, 20).ToArray(), dtype: float64);
    public static Tensor Model(Tensor x) => nn.Linear(2, 1, dtype: float64).weight!;

    public static object Double() => 1.5;
    public static object Float() => 1.5f;
    public static object Decimal() => 1.5m;
    public static object Int() => 7;
    public static object Long() => 1L << 40;
    public static object Doubles() => new double[] { 1 };
    public static object Tuple() => (ones(1), ones(2));
    public static object ManyTensors() => new[] { ones(1) };
    public static object Text() => "text";
    public static object Lists() => new List<Dictionary<string, int?>>();
    public static object Span() => TimeSpan.FromTicks(123);
    public static object Number(double n, int i) => n + i;

    public static object Record() => new object[] { new double[] { 1, 2 }, new float[] { 0.5f }, new List<double> { 3 }, Lazy(3), tensor(new[] { 4.0 }),
        tensor(5.0), eye(2, dtype: float64), TimeSpan.FromTicks(9), 2.5, 3, null!, "text", ones(1, dtype: float64).requires_grad_() };
    public static object Endless() => new object[] { Lazy(int.MaxValue) };
    public static object LazyThrows() => new object[] { Throwing() };
    public static object LongRecord() => new object[] { new double[1 << 17], new double[1 << 17] };

    private static IEnumerable<double> Lazy(int count) { for (var i = 0; i < count; i++) yield return i; }
    private static IEnumerable<double> Throwing() { yield return 1; throw new InvalidOperationException("in the iterator"); }
}
