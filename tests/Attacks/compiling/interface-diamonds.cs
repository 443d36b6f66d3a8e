// attack: compiling/interface-diamonds
// layer: compiler process: time and memory
// expect: trace-product any
// Every level inherits from both of the level below, of itself.
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        return X.grad!;
    }

    private static void Bomb(E12<int> e, D12<string> d) { IEquatable<int> a = (IEquatable<int>)e; Console.WriteLine(d.ToString() + a); }
}

public interface D0<T> { }
public interface E0<T> { }
public interface D1<T> : D0<D0<T>>, E0<E0<T>> { }
public interface E1<T> : E0<D0<T>>, D0<E0<T>> { }
public interface D2<T> : D1<D1<T>>, E1<E1<T>> { }
public interface E2<T> : E1<D1<T>>, D1<E1<T>> { }
public interface D3<T> : D2<D2<T>>, E2<E2<T>> { }
public interface E3<T> : E2<D2<T>>, D2<E2<T>> { }
public interface D4<T> : D3<D3<T>>, E3<E3<T>> { }
public interface E4<T> : E3<D3<T>>, D3<E3<T>> { }
public interface D5<T> : D4<D4<T>>, E4<E4<T>> { }
public interface E5<T> : E4<D4<T>>, D4<E4<T>> { }
public interface D6<T> : D5<D5<T>>, E5<E5<T>> { }
public interface E6<T> : E5<D5<T>>, D5<E5<T>> { }
public interface D7<T> : D6<D6<T>>, E6<E6<T>> { }
public interface E7<T> : E6<D6<T>>, D6<E6<T>> { }
public interface D8<T> : D7<D7<T>>, E7<E7<T>> { }
public interface E8<T> : E7<D7<T>>, D7<E7<T>> { }
public interface D9<T> : D8<D8<T>>, E8<E8<T>> { }
public interface E9<T> : E8<D8<T>>, D8<E8<T>> { }
public interface D10<T> : D9<D9<T>>, E9<E9<T>> { }
public interface E10<T> : E9<D9<T>>, D9<E9<T>> { }
public interface D11<T> : D10<D10<T>>, E10<E10<T>> { }
public interface E11<T> : E10<D10<T>>, D10<E10<T>> { }
public interface D12<T> : D11<D11<T>>, E11<E11<T>> { }
public interface E12<T> : E11<D11<T>>, D11<E11<T>> { }
