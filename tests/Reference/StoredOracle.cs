using System.Text.Json;
using Autograder.Contracts;

namespace Autograder.Reference.Tests;

/// <summary>
/// tests/Oracle/oracle.json: numbers from PyTorch, HIPS autograd and 50-digit arithmetic, made apart from this project.
/// </summary>
internal static class StoredOracle
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracle.json"))).RootElement;

    public static JsonElement Exercise(string name) => Root.GetProperty(name);

    extension(JsonElement element)
    {
        public JsonElement At(string name) => element.GetProperty(name);

        public double Number(string name) => element.GetProperty(name).GetDouble();

        /// <summary>A number, a list or a list of lists as a tensor of 0, 1 or 2 dimensions.</summary>
        public TensorValue Tensor(string name) => element.GetProperty(name).ToTensor();

        public TensorValue ToTensor() => element switch
        {
            { ValueKind: JsonValueKind.Number } => TensorValue.Scalar(element.GetDouble()),
            { ValueKind: JsonValueKind.Array } when element[0].ValueKind == JsonValueKind.Array => TensorValue.Matrix(
                element.GetArrayLength(), element[0].GetArrayLength(), [.. element.EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(v => v.GetDouble())]),
            { ValueKind: JsonValueKind.Array } => TensorValue.Vector([.. element.EnumerateArray().Select(v => v.GetDouble())]),
            _ => throw new ArgumentException($"{element} is no tensor"),
        };
    }
}
