using Autograder.Authoring;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;
using Autograder.Seccomp;

namespace Autograder.Sandbox.Tests;

public sealed class SelfTestTests
{
    [Fact]
    public async Task Bubblewrap_UnderAttack_Holds()
    {
        await using var sandbox = new BubblewrapSandbox(ChildPrograms.Find());
        var result = await RunAsync(sandbox);
        Assert.True(result.Held, string.Join('\n', result.Attacks));
        Assert.Equal(11, result.Attacks.Length);
    }

    [Fact]
    public async Task Bubblewrap_WithoutTheFirstLock_DoesNotHold()
    {
        await using var sandbox = new BubblewrapSandbox(ChildPrograms.Find(), "/var/tmp", null, new FilterProgram().Otherwise(Verdicts.Allow));
        var result = await RunAsync(sandbox);
        Assert.False(result.Held);
        Assert.Equal(["MakesForbiddenCalls"], result.Attacks.Where(attack => !attack.Held).Select(attack => attack.Attack));
    }

    private static async Task<SelfTestResult> RunAsync(ISandbox sandbox)
    {
        var limits = new Limits { Compilation = TimeSpan.FromSeconds(60), Call = TimeSpan.FromSeconds(60) };
        await using var compiler = new CompileServer(sandbox, limits);
        await using var workers = new WarmWorkers(sandbox, limits, spares: 0, refill: false);
        return await SandboxSelfTest.RunAsync(compiler, workers, limits, TestContext.Current.CancellationToken);
    }
}
