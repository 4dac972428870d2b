using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>
/// Binds every body before any other analyzer is asked, as the compiler does sooner or later for all of them. What an analyzer then takes is its own work alone: without this, the
/// binding counts for whichever analyzer asks first.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BindingAnalyzer : SilentAnalyzer
{
    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
#pragma warning disable RS1030 // The point of it.
            var model = context.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
            {
                if (node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or GlobalStatementSyntax or AttributeSyntax)
                {
                    model.GetOperation(node, context.CancellationToken);
                }
            }
        }
    }
}
