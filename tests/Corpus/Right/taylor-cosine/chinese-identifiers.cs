// expect: taylor-cosine full
// style: Chinese identifiers and comments, an alias for Tensor, no namespace.
using TorchSharp;
using static TorchSharp.torch;
using 张量 = TorchSharp.torch.Tensor;

/// <summary>余弦函数的泰勒级数</summary>
public static class TaylorCosine
{
    private const int 项数 = 16;

    public static 张量 Value(张量 自变量)
    {
        // cos x = Σ (-1)^k x^(2k) / (2k)!
        张量 和 = zeros_like(自变量);
        double 阶乘 = 1;
        for (int 序号 = 0; 序号 < 项数; 序号++)
        {
            if (序号 > 0) 阶乘 *= 2.0 * 序号 * (2.0 * 序号 - 1);
            double 符号 = 序号 % 2 == 0 ? 1 : -1;
            和 += 符号 / 阶乘 * 自变量.pow(2 * 序号);
        }
        return 和;
    }

    public static 张量 Gradient(张量 自变量)
    {
        自变量.requires_grad = true;
        Value(自变量).sum().backward();
        return 自变量.grad!;
    }
}
