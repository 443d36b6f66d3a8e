using TorchSharp

var a = torch.rand(3, 3
Console.WriteLine(a.