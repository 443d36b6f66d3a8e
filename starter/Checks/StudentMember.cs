using System.Reflection;
using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace Autodiff.Checks;

/// <summary>A member of a student's class, found by name: the class may lie in any namespace or none.</summary>
internal sealed class StudentMember
{
    private readonly MethodInfo method;

    private StudentMember(MethodInfo method) => this.method = method;

    /// <summary>Finds the public static overload that takes these arguments; optional parameters may follow.</summary>
    /// <param name="exercise">The exercise's id, as in "trace-product" for the class TraceProduct.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="arguments">The arguments' types.</param>
    /// <exception cref="MissingMemberException">There is none; the message says what was looked for.</exception>
    public static StudentMember Find(string exercise, string member, params IReadOnlyList<Type> arguments)
    {
        var name = string.Concat(exercise.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var types = typeof(StudentMember).Assembly.GetTypes().Where(type => type.Name == name && !type.IsNested).ToList();
        if (types.Count == 0) throw new MissingMemberException($"There is no class {name}.");

        var method = types
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name == member && Takes(method, arguments))
            .MinBy(method => method.GetParameters().Length);
        return method is null
            ? throw new MissingMemberException(
                $"{name} has no member public static {member}({string.Join(", ", arguments.Select(Keyword))}).")
            : new(method);
    }

    /// <summary>Calls it with fresh grad mode and default dtype, so that no call depends on the one before.</summary>
    /// <exception cref="Exception">Whatever the member throws.</exception>
    public object? Call(params IReadOnlyList<object> arguments)
    {
        set_grad_enabled(true);
        set_default_dtype(ScalarType.Float32);
        var defaults = method.GetParameters().Skip(arguments.Count).Select(parameter => parameter.DefaultValue);
        try
        {
            return method.Invoke(null, [.. arguments, .. defaults]);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(wrapped.InnerException);
            throw;
        }
    }

    private static bool Takes(MethodInfo method, IReadOnlyList<Type> arguments)
    {
        var parameters = method.GetParameters();
        return parameters.Length >= arguments.Count
            && parameters.Zip(arguments).All(pair => pair.First.ParameterType.IsAssignableFrom(pair.Second))
            && parameters.Skip(arguments.Count).All(parameter => parameter.IsOptional);
    }

    private static string Keyword(Type type) =>
        type == typeof(double) ? "double" : type == typeof(int) ? "int" : type.Name;
}
