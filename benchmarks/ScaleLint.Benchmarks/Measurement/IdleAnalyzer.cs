using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>Registers the operation actions ScaleLint registers and does nothing: what any analyzer of that kind costs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IdleAnalyzer : SilentAnalyzer
{
    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) => context.RegisterOperationAction(
        static _ => { },
        OperationKind.Invocation,
        OperationKind.ObjectCreation,
        OperationKind.PropertyReference);
}
