using TorchSharp;
using Autodiff.Exercises;

torch.manual_seed(1);
var x = var torch.tensor(new[] { 1.0, 2.0, 3.0 });
Console.WriteLine("d cos = " + string.Join(" ", TaylorCosine.Gradient(x).data<double>()));
Console.WriteLine("tanh, 4th: " + string.Join(" ", TanhDerivative.Fourth(x.clone().detach()).data<double>()));
