using Autograder.Compiler.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Compiler.Tests;

public sealed class ProjectFileTests
{
    [Fact]
    public void Read_NoProject_IsTheStarters()
    {
        var project = ProjectFile.Read(null);
        Assert.Equal(ProjectSettings.Starter, project.Settings);
        Assert.Contains("global using static global::TorchSharp.torch;", project.Settings.GlobalUsings);
        Assert.Empty(project.Notes);
    }

    [Fact]
    public void Read_StartersOwnProject_NeedsNoNote()
    {
        var text = File.ReadAllText(Path.Combine(Place.Repository, "starter", "Starter.csproj"));
        var project = ProjectFile.Read(new("Starter.csproj", text));
        Assert.Empty(project.Notes);
        Assert.Equal(NullableContextOptions.Enable, project.Settings.Nullable);
        Assert.Equal(ProjectSettings.ImplicitUsings, project.Settings.GlobalUsings);
    }

    [Theory]
    [InlineData("<Using Include=\"A.B;C\" />", "global using global::A.B;", "global using global::C;")]
    [InlineData("<Using Include=\"System.Math\" Static=\"true\" />", "global using static global::System.Math;")]
    [InlineData("<Using Include=\"System.Math\"><Static>True</Static></Using>", "global using static global::System.Math;")]
    [InlineData("<Using Include=\"A.B\" Alias=\"C\" />", "global using C = global::A.B;")]
    [InlineData("<Using Include=\"A\" /><Using Remove=\"A\" />")]
    [InlineData("<Using Include=\"A;B\" /><Using Remove=\"A\" />", "global using global::B;")]
    public void Read_Usings_AreHonoured(string items, params string[] expected) =>
        Assert.Equal(expected, Read($"<ItemGroup>{items}</ItemGroup>").Settings.GlobalUsings);

    [Theory]
    [InlineData("<Using Include=\"A; class Evil\" />")]
    [InlineData("<Using Include=\"$(Here)\" />")]
    [InlineData("<Using Include=\"A\" Alias=\"b c\" />")]
    public void Read_UsingThatIsNoName_IsNotedAndNotUsed(string item)
    {
        var project = Read($"<ItemGroup>{item}</ItemGroup>");
        Assert.DoesNotContain(project.Settings.GlobalUsings, directive => directive.Contains(' ') && directive.Contains("Evil", StringComparison.Ordinal));
        Assert.Contains(project.Notes, note => note.Contains("was not understood", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_RemovedImplicitUsing_IsGone()
    {
        var project = Read("<PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup><ItemGroup><Using Remove=\"System.Net.Http\" /></ItemGroup>");
        Assert.DoesNotContain("global using global::System.Net.Http;", project.Settings.GlobalUsings);
        Assert.Contains("global using global::System;", project.Settings.GlobalUsings);
    }

    [Theory]
    [InlineData("latest", LanguageVersion.Latest)]
    [InlineData("12", LanguageVersion.CSharp12)]
    [InlineData("7.3", LanguageVersion.CSharp7_3)]
    [InlineData("default", LanguageVersion.CSharp14)]
    public void Read_LangVersion_IsHonoured(string version, LanguageVersion expected) =>
        Assert.Equal(expected, Read($"<PropertyGroup><LangVersion>{version}</LangVersion></PropertyGroup>").Settings.Language);

    [Theory]
    [InlineData("enable", NullableContextOptions.Enable)]
    [InlineData("warnings", NullableContextOptions.Warnings)]
    [InlineData("annotations", NullableContextOptions.Annotations)]
    [InlineData("disable", NullableContextOptions.Disable)]
    public void Read_Nullable_IsHonoured(string value, NullableContextOptions expected) =>
        Assert.Equal(expected, Read($"<PropertyGroup><Nullable>{value}</Nullable></PropertyGroup>").Settings.Nullable);

    [Theory]
    [InlineData("<ItemGroup><PackageReference Include=\"MathNet.Numerics\" Version=\"5\" /></ItemGroup>", "the package MathNet.Numerics is not available here")]
    [InlineData("<ItemGroup><Reference Include=\"My.dll\" /></ItemGroup>", "the reference to My.dll is ignored")]
    [InlineData("<ItemGroup><ProjectReference Include=\"../Other.csproj\" /></ItemGroup>", "the reference to ../Other.csproj is ignored")]
    [InlineData("<PropertyGroup><AllowUnsafeBlocks>true</AllowUnsafeBlocks></PropertyGroup>", "unsafe code is not allowed")]
    [InlineData("<PropertyGroup><DefineConstants>FAST</DefineConstants></PropertyGroup>", "DefineConstants (FAST) is ignored")]
    [InlineData("<ItemGroup><Compile Remove=\"old/**\" /></ItemGroup>", "Compile Remove=\"old/**\" is ignored")]
    [InlineData("<Import Project=\"other.props\" />", "<Import> is ignored")]
    public void Read_WhatElseMatters_IsNamed(string content, string sentence) =>
        Assert.Contains(sentence, Assert.Single(Read(content).Notes), StringComparison.Ordinal);

    [Theory]
    [InlineData("<PackageReference Include=\"TorchSharp-cpu\" Version=\"0.107.0\" />")]
    [InlineData("<PackageReference Include=\"torchsharp\" />")]
    public void Read_TorchSharp_NeedsNoNote(string item) => Assert.Empty(Read($"<ItemGroup>{item}</ItemGroup>").Notes);

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<Project>")]
    [InlineData("<Solution />")]
    [InlineData("<!DOCTYPE p [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Project>&b;</Project>")]
    [InlineData("<!DOCTYPE p SYSTEM \"file:///etc/hostname\"><Project />")]
    public void Read_Unreadable_TakesTheStartersWithANote(string text)
    {
        var project = ProjectFile.Read(new("Mine.csproj", text));
        Assert.Equal(ProjectSettings.Starter, project.Settings);
        Assert.StartsWith("Mine.csproj could not be read", Assert.Single(project.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NestedVeryDeeply_Returns() =>
        Assert.NotNull(ProjectFile.Read(new("Mine.csproj", "<Project>" + string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000)) + "</Project>")));

    [Fact]
    public void Compile_SettingsFromElsewhere_AreTriedAndTold()
    {
        var response = Submission.Compile(
            [new("Exercises/Cosine.cs", "public static class Cosine { public static Tensor Value(Tensor x) => new List<Tensor> { x }[0]; }")],
            "<Project Sdk=\"Microsoft.NET.Sdk\" />", Submission.Value);
        Assert.IsType<Autograder.Contracts.MemberBinding.Bound>(response.Members["Cosine.Value"]);
        Assert.Empty(response.Diagnostics);
        Assert.Contains("starter's global usings", Assert.Single(response.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_OldLanguage_IsHonouredAndTheKitStillCompiles()
    {
        const string Project = "<Project><PropertyGroup><LangVersion>7.3</LangVersion></PropertyGroup></Project>";
        var response = Submission.Compile(
            [new("Exercises/Cosine.cs", "using TorchSharp; public static class Cosine { public static torch.Tensor Value(torch.Tensor x) { return x; } }")], Project, Submission.Value);
        Assert.IsType<Autograder.Contracts.MemberBinding.Bound>(response.Members["Cosine.Value"]);
        Assert.DoesNotContain(response.Diagnostics, diagnostic => diagnostic.IsError);
    }

    [Fact]
    public void Compile_ProjectUsingOfAPackage_IsNoted()
    {
        var response = Submission.Compile(
            [new("Exercises/Cosine.cs", "public static class Cosine { public static TorchSharp.torch.Tensor Value(TorchSharp.torch.Tensor x) => x; }")],
            "<Project><ItemGroup><Using Include=\"MathNet.Numerics\" /></ItemGroup></Project>", Submission.Value);
        Assert.IsType<Autograder.Contracts.MemberBinding.Bound>(response.Members["Cosine.Value"]);
        Assert.Contains("MathNet.Numerics", Assert.Single(response.Notes), StringComparison.Ordinal);
    }

    private static ProjectFile Read(string content) => ProjectFile.Read(new("Mine.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">{content}</Project>"));
}
