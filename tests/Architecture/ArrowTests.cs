using System.Reflection;
using NetArchTest.Rules;

namespace Autograder.Architecture.Tests;

/// <summary>Who may know whom. Contracts ← Worker; Contracts ← Compiler; Contracts, Authoring ← Engine ← App → reference → Authoring.</summary>
public sealed class ArrowTests
{
    private static Assembly Load(string name) => Assembly.Load($"Autograder.{name}");

    private static readonly string[] Ours = ["Contracts", "Authoring", "Compiler", "Worker", "Engine", "Service", "App", "Reference"];

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Authoring", "Contracts")]
    [InlineData("Worker", "Contracts")]
    [InlineData("Compiler", "Contracts")]
    [InlineData("Engine", "Contracts", "Authoring")]
    [InlineData("Service", "Contracts", "Authoring", "Engine")]
    [InlineData("Reference", "Contracts", "Authoring")]
    public void Project_KnowsOnly(string project, params string[] allowed)
    {
        var known = Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Autograder.", StringComparison.Ordinal));
        Assert.Subset(allowed.Select(a => $"Autograder.{a}").ToHashSet(), known.ToHashSet());
    }

    [Theory]
    [InlineData("Contracts", "TorchSharp", "Microsoft.CodeAnalysis", "System.Diagnostics.Process", "System.Net")]
    [InlineData("Authoring", "TorchSharp", "Microsoft.CodeAnalysis", "System.Diagnostics.Process", "System.Net", "System.IO.File")]
    [InlineData("Engine", "TorchSharp", "Microsoft.CodeAnalysis", "Mono.Cecil", "Hangfire", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore")]
    [InlineData("Worker", "Microsoft.CodeAnalysis", "Mono.Cecil", "System.Net.Sockets")]
    [InlineData("Compiler", "TorchSharp", "System.Net.Sockets")]
    public void Project_DoesNotUse(string project, params string[] namespaces)
    {
        var result = Types.InAssembly(Load(project)).ShouldNot().HaveDependencyOnAny(namespaces).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Types_Names_SaySomething()
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Info", "Data", "DTO", "Dto", "Common", "Misc"];
        var named = from project in Ours.Except(["Service", "App"])
                    from type in Load(project).GetTypes()
                    where type.Namespace?.StartsWith("Autograder", StringComparison.Ordinal) == true
                    where empty.Any(e => type.Name.EndsWith(e, StringComparison.Ordinal))
                    select type.FullName;
        Assert.Empty(named);
    }
}
