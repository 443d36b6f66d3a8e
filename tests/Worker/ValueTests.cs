using Autograder.Contracts;
using Autograder.Worker.Tests.Support;

namespace Autograder.Worker.Tests;

public sealed class ValueFixture : IAsyncLifetime
{
    internal WorkerUnderTest Worker { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Worker = await WorkerUnderTest.StartAsync("Values");

    public ValueTask DisposeAsync() => Worker.DisposeAsync();
}

/// <summary>What goes in as numbers and comes out as numbers.</summary>
public sealed class ValueTests(ValueFixture fixture) : IClassFixture<ValueFixture>
{
    private static readonly TensorValue matrix = TensorValue.Matrix(2, 3, 1, 2, 3, double.NaN, double.NegativeInfinity, -0.0);

    private async Task<Value> ReturnAsync(string method, params Value[] arguments) => (await fixture.Worker.ReturnAsync(method, arguments)).Value;

    [Fact]
    public async Task Tensor_HandedBack_KeepsShapeAndNumbers()
    {
        foreach (var sent in new[] { matrix, TensorValue.Scalar(3), TensorValue.Vector(), TensorValue.Of([2, 0, 3], []), TensorValue.Of([1, 1, 2], [4, 5]) })
            Assert.Equal(new Value.Tensor(sent), await ReturnAsync("Echo", sent));
    }

    [Fact]
    public async Task Tensor_WithStridesOrGraph_IsReadRowByRow()
    {
        Assert.Equal(new Value.Tensor(TensorValue.Matrix(3, 2, 1, 4, 2, 5, 3, 6)), await ReturnAsync("Transposed", TensorValue.Matrix(2, 3, 1, 2, 3, 4, 5, 6)));
        Assert.Equal(new Value.Tensor(TensorValue.Vector(1, 2)), await ReturnAsync("Slice", TensorValue.Matrix(2, 2, 1, 2, 3, 4)));
        Assert.Equal(new Value.Tensor(TensorValue.Vector(3, 6)), await ReturnAsync("WithGraph", TensorValue.Vector(1, 2)));
        Assert.Equal(new Value.Tensor(TensorValue.Vector(1, 2)), await ReturnAsync("Leaf", TensorValue.Vector(1, 2)));
        Assert.Equal(new Value.Tensor(TensorValue.Matrix(3, 2, 1, 1, 1, 1, 1, 1)), await ReturnAsync("Expanded"));
        Assert.Equal(new Value.Tensor(TensorValue.Of([0, 3], [])), await ReturnAsync("Empty"));
        Assert.Equal(new Value.Tensor(TensorValue.Matrix(2, 2, 1, 0, 0, 1)), await ReturnAsync("Sparse"));
        Assert.Equal(new Value.Tensor(new(ElementType.Complex128, [2], [1.5, -2])), await ReturnAsync("ComplexNumber"));
    }

    [Theory]
    [InlineData(0, ElementType.UInt8)]
    [InlineData(1, ElementType.Int8)]
    [InlineData(2, ElementType.Int16)]
    [InlineData(3, ElementType.Int32)]
    [InlineData(4, ElementType.Int64)]
    [InlineData(5, ElementType.Float16)]
    [InlineData(6, ElementType.Float32)]
    [InlineData(7, ElementType.Float64)]
    [InlineData(9, ElementType.Complex64)]
    [InlineData(10, ElementType.Complex128)]
    [InlineData(11, ElementType.Bool)]
    [InlineData(15, ElementType.BFloat16)]
    public async Task Tensor_OfAnyType_NamesItsType(int torchType, ElementType type) =>
        Assert.Equal(new Value.Tensor(new(type, [2], [1, 1])), await ReturnAsync("OfType", torchType));

    [Fact]
    public async Task Tensor_NullOrWithoutContent_IsNothing()
    {
        Assert.Equal(new Value.Nothing(), await ReturnAsync("Null"));
        Assert.Equal(new Value.Nothing(), await ReturnAsync("Disposed", matrix));
    }

    [Fact]
    public async Task Tensor_TooLargeOrUnreadable_IsNamedInstead()
    {
        Assert.Equal(131072, ((Value.Tensor)await ReturnAsync("Large", 131072)).Content.Values.Length);
        Assert.Equal(new Value.Other("Tensor of shape (131073)"), await ReturnAsync("Large", 131073));
        Assert.Equal(new Value.Other("Tensor of shape (1099511627776)"), await ReturnAsync("Vast"));
        Assert.IsType<Value.Other>(await ReturnAsync("HighRank"));
        Assert.Equal(new Value.Other("Tensor whose numbers cannot be read"), await ReturnAsync("Meta"));
    }

    [Fact]
    public async Task Parameter_OfALayer_IsATensor() => Assert.IsType<Value.Tensor>(await ReturnAsync("Model", matrix));

    [Theory]
    [InlineData("Doubles", "double[]")]
    [InlineData("Tuple", "(Tensor, Tensor)")]
    [InlineData("ManyTensors", "Tensor[]")]
    [InlineData("Text", "string")]
    [InlineData("Lists", "List<Dictionary<string, int?>>")]
    public async Task Result_OfAnotherType_IsNamedAsInCSharp(string method, string name) =>
        Assert.Equal(new Value.Other(name), await ReturnAsync(method));

    [Fact]
    public async Task Result_Number_IsANumber()
    {
        foreach (var method in new[] { "Double", "Float", "Decimal" })
            Assert.Equal(new Value.Number(1.5), await ReturnAsync(method));
        Assert.Equal(new Value.Integer(7), await ReturnAsync("Int"));
        Assert.Equal(new Value.Integer(1L << 40), await ReturnAsync("Long"));
        Assert.Equal(new Value.Duration(TimeSpan.FromTicks(123)), await ReturnAsync("Span"));
        Assert.Equal(new Value.Number(4.5), await ReturnAsync("Number", 1.5, 3));
    }

    [Fact]
    public async Task Record_OfManyKinds_KeepsEachField()
    {
        var fields = Assert.IsType<Value.Fields>(await ReturnAsync("Record")).Content;
        Value[] expected =
        [
            new Value.Numbers([1, 2]), new Value.Numbers([0.5]), new Value.Numbers([3]), new Value.Numbers([0, 1, 2]), new Value.Numbers([4]),
            new Value.Number(5), TensorValue.Matrix(2, 2, 1, 0, 0, 1), new Value.Duration(TimeSpan.FromTicks(9)), 2.5, 3, new Value.Nothing(),
            new Value.Other("string"), new Value.Numbers([1]),
        ];
        Assert.Equal(expected, fields);
    }

    [Fact]
    public async Task Record_WithAnEndlessOrThrowingSequence_IsBounded()
    {
        var field = Assert.IsType<Value.Fields>(await ReturnAsync("Endless")).Content.Single();
        Assert.EndsWith("of more than 131072 numbers", Assert.IsType<Value.Other>(field).TypeName);
        Assert.Equal("in the iterator", (await fixture.Worker.ThrowAsync("LazyThrows")).Message);
        Assert.StartsWith("a result of", Assert.IsType<Value.Other>(await ReturnAsync("LongRecord")).TypeName);
    }
}
