using System.Diagnostics;
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Ejercicios
{
    public static class LinearRegression
    {
        private readonly record struct Paso(double Peso, double Pérdida);

        public static Tensor Forward(Tensor w, Tensor x) => w * x;
        public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
        public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

        public static Tensor Gradient(Tensor peso, Tensor entrada, Tensor salida)
        {
            var hoja = peso.detach().clone().requires_grad_();
            var pérdida = Loss(salida, Forward(hoja, entrada));
            autograd.backward(pérdida, inputs: [hoja]);
            return hoja.grad!;
        }

        private static Paso Avanzar(Paso paso, Tensor x, Tensor y, double tasa)
        {
            var w = torch.tensor(paso.Peso);
            var pérdida = Loss(y, Forward(w, x)).item<double>();
            return new Paso(paso.Peso - tasa * Gradient(w, x, y).item<double>(), pérdida);
        }

        public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
        {
            var pasos = new List<Paso>();
            var actual = new Paso(0, 0);
            for (var época = 0; época < epochs; época++)
                pasos.Add(actual = Avanzar(actual, x, y, learningRate));
            return new TrainingRun(pasos.Select(p => p.Peso).ToArray(), pasos.Select(p => p.Pérdida).ToArray());
        }

        public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
        {
            var cronómetro = Stopwatch.StartNew();
            var w = torch.tensor(0.0);
            for (var época = 0; época < epochs; época++) w = w - learningRate * ManualGradient(w, x, y);
            var manual = cronómetro.Elapsed;
            cronómetro.Restart();
            Train(x, y, learningRate, epochs);
            return new TimeComparison(manual, cronómetro.Elapsed);
        }
    }
}
