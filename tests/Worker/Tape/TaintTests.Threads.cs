namespace Autograder.Worker.Tests.Tape;

public sealed partial class TaintTests
{
    [Fact]
    public void Shift_OnOtherThreads_CountsAllPassesOnce()
    {
        var (_, evidence) = Taped.Record(shift, () =>
        {
            Parallel.For(0, 40, _ =>
            {
                var x = Leaf();
                taped.Grad([x.sin().sum()], [x]);
                taped.Backward([x.cos().sum()]);
                Assert.NotNull(taped.GradOf(x));
            });
            return 0;
        });
        Assert.Equal(80, evidence.PassCount);
        Assert.Equal(64, evidence.Passes.Length);
    }
}
