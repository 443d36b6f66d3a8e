using System.Text.RegularExpressions;
using Autograder.Authoring;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Exercises;

/// <summary>One member that must agree with a quantity: asked once where everybody can see it and once where nobody can.</summary>
/// <param name="Weight">Of each of the two checks.</param>
internal sealed partial record Question(string Member, int Weight, Quantity Quantity, Way Way, IReadOnlyList<Mistake> Mistakes)
{
    public Func<Probe, double> RelativeTolerance { get; init; } = _ => AgreementCheck.DefaultTolerance;

    public OwnFunction? OwnFunction { get; init; }

    public IReadOnlyList<ForbiddenUse> Forbidden { get; init; } = [];

    public IEnumerable<CheckDraft> At(ProbeSets probes) =>
    [
        new(Weight, points => Check(Visibility.Visible, points, probes.VisibleAbout, _ => probes.Visible, probes.Hidden, probes)),
        new(Weight, points => Check(Visibility.Hidden, points, probes.HiddenAbout, probes.Hidden, _ => probes.Visible, probes)),
    ];

    private string? Rival =>
        Member.StartsWith("Autograd", StringComparison.Ordinal) ? $"Analytic{Member[8..]}"
        : Member.StartsWith("Analytic", StringComparison.Ordinal) ? $"Autograd{Member[8..]}"
        : null;

    /// <summary>Such as <c>autograd-hessian.hidden</c>.</summary>
    public static string IdOf(string member, Visibility visibility) =>
        $"{WordStart().Replace(member, "-$0").ToLowerInvariant()}.{visibility.ToString().ToLowerInvariant()}";

    private AgreementCheck Check(
        Visibility visibility, int points, string about, Func<Draw, IReadOnlyList<Probe>> probes,
        Func<Draw, IReadOnlyList<Probe>> further, ProbeSets sets) => new()
    {
        Id = IdOf(Member, visibility),
        Title = $"{Member} at {about}",
        Member = Member,
        Visibility = visibility,
        Points = points,
        Probes = probes,
        Further = further,
        Shapes = sets.Shapes,
        Oracles = Quantity.Oracles,
        Scale = Quantity.Scale,
        RelativeTolerance = RelativeTolerance,
        Way = Way with { Rival = Rival },
        WayProbes = Way is Way.Any ? null : sets.Way,
        Mistakes = Mistakes,
        OwnFunction = OwnFunction,
        Forbidden = Forbidden,
    };

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
