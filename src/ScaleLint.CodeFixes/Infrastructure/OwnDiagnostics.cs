using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ScaleLint.Analyzers.Rules;

namespace ScaleLint.CodeFixes;

/// <summary>
/// One analyzer reports for all rules, and <c>dotnet format</c> asks a fix for its key with the first diagnostic of that analyzer, whichever rule it is of.
/// So a fix passes over what is not its own, and fix-all without a key takes the fix that comes first.
/// </summary>
internal static class OwnDiagnostics
{
    /// <summary>The diagnostics of a context that this provider mends.</summary>
    public static IEnumerable<Diagnostic> Own(this CodeFixContext context, CodeFixProvider provider) =>
        context.Diagnostics.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id) && IsHere(diagnostic));

    /// <summary>False where the smell is in a referenced project, and only the call that leads to it is here.</summary>
    public static bool IsHere(Diagnostic diagnostic) => !diagnostic.Properties.ContainsKey(DiagnosticProperties.Library);

    /// <summary>Roslyn's batch fixer, for a provider with one fix, with the key of that fix where the host names none.</summary>
    public static FixAllProvider Batch(string key) => new BatchFixer(key);

    private sealed class BatchFixer(string key) : FixAllProvider
    {
        private static readonly FixAllProvider Inner = WellKnownFixAllProviders.BatchFixer;

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => Inner.GetSupportedFixAllScopes();

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
            Inner.GetFixAsync(fixAllContext.CodeActionEquivalenceKey is null ? WithKey(fixAllContext) : fixAllContext);

        private FixAllContext WithKey(FixAllContext context) => context.Document is { } document
            ? new FixAllContext(document, context.CodeFixProvider, context.Scope, key, context.DiagnosticIds, new SameDiagnostics(context), context.CancellationToken)
            : new FixAllContext(context.Project, context.CodeFixProvider, context.Scope, key, context.DiagnosticIds, new SameDiagnostics(context), context.CancellationToken);
    }

    private sealed class SameDiagnostics(FixAllContext context) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.WithCancellationToken(cancellationToken).GetAllDiagnosticsAsync(project).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await context.WithCancellationToken(cancellationToken).GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await context.WithCancellationToken(cancellationToken).GetProjectDiagnosticsAsync(project).ConfigureAwait(false);
    }
}
