using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Compiler.Sources;

/// <summary>A student's own program: its statements are not graded, and must not cost anything.</summary>
internal static class EntryPoint
{
    /// <summary>The file without its top-level statements, and with the body of each <c>Main</c> replaced.</summary>
    public static StudentFile LeaveOut(StudentFile file)
    {
        var statements = file.Root.Members.OfType<GlobalStatementSyntax>().ToList();
        if (statements.Count > 0)
            file = file.Without(statements);
        var bodies = Mains(file.Root).Select(main => (SyntaxNode?)main.Body ?? main.ExpressionBody).OfType<SyntaxNode>().ToList();
        return bodies.Count == 0 ? file : file.Leave(bodies.Select(body => Gap.ThrowIn(body, "Main is not run here.")));
    }

    private static IEnumerable<MethodDeclarationSyntax> Mains(CompilationUnitSyntax unit) =>
        unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(IsMain);

    private static bool IsMain(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText == "Main"
        && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && method.ParameterList.Parameters.Count <= 1
        && method.ReturnType.ToString() is "void" or "int" or "Task" or "Task<int>";
}
