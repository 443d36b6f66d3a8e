using Autograder.Authoring;
using Autograder.Service.Hosting;

namespace Autograder.Service.Tests;

public sealed class CapacityTests
{
    private const long Gigabyte = 1L << 30;

    [Theory]
    [InlineData(1, 24, 2)]
    [InlineData(2, 24, 3)]
    [InlineData(8, 24, 12)]
    [InlineData(8, 4, 3)]
    [InlineData(2, 1, 1)]
    public void Slots_NotSet_FollowCoresAndMemory(int cores, int gigabytes, int slots)
    {
        var capacity = Capacity.Of(null, cores, gigabytes * Gigabyte, new Limits());
        Assert.Equal((slots, slots), (capacity.Slots, capacity.Spares));
        Assert.InRange(capacity.Timings, 1, Math.Max(1, cores - 1));
    }

    [Fact]
    public void Slots_Set_AreTaken() => Assert.Equal(5, Capacity.Of(5, 1, Gigabyte, new Limits()).Slots);
}
