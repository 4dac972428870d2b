using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScaleLint.CodeFixes;

/// <summary>Names a model once (SCL5001): in a constant of the type where all places are in one, else in a class of the project for the names of its models.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatedModelNameCodeFixProvider)), Shared]
public sealed class RepeatedModelNameCodeFixProvider : CodeFixProvider
{
    private const string Title = "Name the model once, in a constant";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCL5001");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new EveryName();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Own(this))
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => ModelNameConstants.ExtractAsync(context.Document.Project, diagnostic.AdditionalLocations, token), equivalenceKey: Title),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    // The places of one name are reported one by one but mended together, project by project.
    private sealed class EveryName : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var places = new List<(ProjectId Project, Location Place)>();
            foreach (var document in fixAllContext.InScope())
            {
                foreach (var diagnostic in await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
                {
                    places.AddRange(diagnostic.AdditionalLocations.Select(place => (document.Project.Id, place)));
                }
            }

            return CodeAction.Create(
                Title,
                async token =>
                {
                    var solution = fixAllContext.Solution;
                    foreach (var project in places.GroupBy(place => place.Project))
                    {
                        solution = await ModelNameConstants.ExtractAsync(solution.GetProject(project.Key)!, project.Select(place => place.Place), token).ConfigureAwait(false);
                    }

                    return solution;
                },
                equivalenceKey: Title);
        }
    }
}
