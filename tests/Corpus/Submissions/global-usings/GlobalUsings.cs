global using Autodiff.Kit;
global using TorchSharp;
global using static TorchSharp.torch;
global using Matrix = TorchSharp.torch.Tensor;
