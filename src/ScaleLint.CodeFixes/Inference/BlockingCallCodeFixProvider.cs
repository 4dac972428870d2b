using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>
/// Awaits the asynchronous twin of a blocking call (SCL1003, SCL1004) and makes what is around it async, through callers and interfaces, up to the
/// entry point. Offered only where the whole chain can follow and the result compiles.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingCallCodeFixProvider)), Shared]
public sealed class BlockingCallCodeFixProvider : CodeFixProvider
{
    private const string EquivalenceKey = "AwaitBlockingCall";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL1003", "SCL1004");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AsyncFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Own(this))
        {
            if (await AwaitedCall.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } call &&
                await AsyncPlan.CreateAsync(context.Document, call, new MethodFamilies(solution), context.CancellationToken).ConfigureAwait(false) is { } plan)
            {
                var changed = await plan.Edits.ApplyAsync(solution, context.CancellationToken).ConfigureAwait(false);
                if (await Compiles.AsBeforeAsync(solution, changed, plan.Edits.Documents, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(plan.Title(call.Name), _ => Task.FromResult(changed), EquivalenceKey), diagnostic);
                }
            }
        }
    }
}
