using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Calibration.Mutants;

/// <summary>Transposes left out and put in, products in another order, other functions, swapped arguments.</summary>
internal static class Functions
{
    private static readonly HashSet<string> Transposes = ["T", "mT"], TransposeCalls = ["t", "transpose", "swapaxes", "permute"];

    private static readonly HashSet<string> Products = ["mm", "mv", "matmul", "dot", "outer", "bmm", "ger"];

    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["sum"] = ["mean"], ["mean"] = ["sum"], ["mm"] = ["mul"], ["sin"] = ["cos"], ["cos"] = ["sin"], ["exp"] = ["log"], ["log"] = ["exp"],
        ["sigmoid"] = ["tanh"], ["tanh"] = ["sigmoid"], ["square"] = ["abs"], ["abs"] = ["square"], ["sqrt"] = ["square"], ["add"] = ["sub"],
        ["sub"] = ["add"], ["mul"] = ["div"], ["div"] = ["mul"], ["add_"] = ["sub_"], ["sub_"] = ["add_"], ["mul_"] = ["div_"], ["div_"] = ["mul_"],
        ["ones_like"] = ["zeros_like"], ["zeros_like"] = ["ones_like"], ["ones"] = ["zeros"], ["zeros"] = ["ones"], ["triu"] = ["tril"],
        ["tril"] = ["triu"], ["maximum"] = ["minimum"], ["minimum"] = ["maximum"], ["Max"] = ["Min"], ["Min"] = ["Max"], ["cumsum"] = ["cumprod"],
        ["cumprod"] = ["cumsum"], ["logsigmoid"] = ["sigmoid"], ["softplus"] = ["sigmoid"], ["softmax"] = ["log_softmax"], ["trace"] = ["sum"],
        ["diagonal"] = ["flatten"], ["outer"] = ["mul"], ["clone"] = ["neg"], ["neg"] = ["clone"], ["pow"] = ["mul"], ["relu"] = ["abs"],
        ["detach"] = ["clone"], ["log1p"] = ["log"], ["flip"] = ["roll"], ["Hessian"] = ["Jacobian"], ["Gradient"] = ["Jacobian"],
    };

    public static IEnumerable<Change> Of(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access when Transposes.Contains(access.Name.Identifier.ValueText) =>
            [new("transpose", access, access.Expression.WithoutTrivia())],
        InvocationExpressionSyntax call => OfCall(call),
        _ => [],
    };

    private static IEnumerable<Change> OfCall(InvocationExpressionSyntax call)
    {
        var (name, arguments) = (call.Called, call.ArgumentList.Arguments);
        if (name is null)
            yield break;
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        if (receiver is not null && TransposeCalls.Contains(name))
            yield return new("transpose", call, receiver.WithoutTrivia());
        if (receiver is not null && (arguments.Count == 0 || name is "sum" or "mean" or "square" or "exp" or "abs"))
            yield return new("missing call", call, receiver.WithoutTrivia());
        foreach (var other in Others.GetValueOrDefault(name, []))
            yield return new("function", call, call.WithExpression(Renamed(call.Expression, other)));
        if (Products.Contains(name))
            foreach (var change in OfProduct(call, receiver, arguments))
                yield return change;
        for (var i = 0; i + 1 < arguments.Count; i++)
            if (arguments[i].NameColon is null && arguments[i + 1].NameColon is null)
                yield return new("swapped arguments", call, call.WithArgumentList(SyntaxFactory.ArgumentList(
                    arguments.Replace(arguments[i], arguments[i + 1]) is var first ? first.Replace(first[i + 1], arguments[i]) : arguments)));
    }

    private static IEnumerable<Change> OfProduct(InvocationExpressionSyntax call, ExpressionSyntax? receiver, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (arguments.Count == 1 && receiver is not null and not IdentifierNameSyntax { Identifier.ValueText: "torch" })
        {
            var argument = arguments[0].Expression;
            yield return new("order", call, SyntaxFactory.InvocationExpression(
                ((MemberAccessExpressionSyntax)call.Expression).WithExpression(argument.Closed),
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(receiver.WithoutTrivia())])));
            yield return new("transpose", receiver, Transposed(receiver));
        }
        foreach (var argument in arguments)
            yield return new("transpose", argument.Expression, Transposed(argument.Expression));
    }

    private static MemberAccessExpressionSyntax Transposed(ExpressionSyntax matrix) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, matrix.Closed, SyntaxFactory.IdentifierName("T"));

    private static ExpressionSyntax Renamed(ExpressionSyntax called, string name) => called is MemberAccessExpressionSyntax access
        ? access.WithName(SyntaxFactory.IdentifierName(name))
        : SyntaxFactory.IdentifierName(name);
}
