// expect: trace-product full
// style: Old-fashioned: regions, pragmas, nullable switched off, conditional compilation, var nowhere.
#nullable disable
#pragma warning disable IDE0059
using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace HomeWork
{
    #region Exercise 5
    public static class TraceProduct
    {
        private static Tensor lastInput = null;

        #region Function
        public static Tensor Value(Tensor A, Tensor X, Tensor B)
        {
            return trace(mm(mm(A, X), B));
        }
        #endregion

        #region Gradients
        public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
        {
            return mm(A.T, B.T);
        }

        public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
        {
            lastInput = X;
            X.requires_grad = true;
            Tensor f = Value(A, X, B);
#if DEBUG
            f.backward();
            return X.grad;
#else
            IList<Tensor> gradients = autograd.grad(new List<Tensor> { f }, new List<Tensor> { X });
            return gradients[0];
#endif
        }
        #endregion
    }
    #endregion
}
