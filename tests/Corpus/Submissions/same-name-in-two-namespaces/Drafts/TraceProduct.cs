using TorchSharp;
using static TorchSharp.torch;

namespace Drafts;

// first attempt, kept for reference
public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => throw new NotImplementedException();
}
