using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>Reads what the code sets on an NLog file target: in its initializer, and on the local that holds it.</summary>
internal sealed class NLogFileTarget(OperationUse use)
{
    /// <summary>
    /// Why the target keeps its files for ever: it starts new files and limits neither their number nor their age. Null where that is not proven, as for a target that
    /// a field holds or that is returned, while some code sets limits on a target from outside.
    /// </summary>
    public LogRetention? Retention(IObjectCreationOperation creation)
    {
        var settings = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        foreach (var assignment in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            Add(assignment, settings);
        }

        if (Variable(creation.Syntax) is { } variable)
        {
            foreach (var node in EnclosingFunction.OuterMost(creation.Syntax).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target } } written && target.Identifier.ValueText == variable &&
                    use.Model.GetOperation(written, use.CancellationToken) is ISimpleAssignmentOperation assignment)
                {
                    Add(assignment, settings);
                }
            }
        }
        else if (creation.Syntax.Parent is not ArgumentSyntax && IsLimitedFromOutside())
        {
            return null;
        }

        return StartsNewFiles(settings) && !IsLimit(settings, "MaxArchiveFiles", lowest: 0) && !IsLimit(settings, "MaxArchiveDays", lowest: 1)
            ? new LogRetention(creation.Syntax, "MaxArchiveFiles is not set, so old files are never deleted", LogRetentionSetting.Property)
            : null;
    }

    /// <summary>True for a constant file name that changes from day to day: <c>log-${shortdate}.txt</c>. One that comes round again, as with the day of the week, is none.</summary>
    public static bool IsDated(IOperation name) => name.DescendantsAndSelf().Any(part => part.ConstantValue is { HasValue: true, Value: string text } &&
        (text.IndexOf("${shortdate", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("${longdate", StringComparison.OrdinalIgnoreCase) >= 0 ||
        (text.IndexOf("${date", StringComparison.OrdinalIgnoreCase) is >= 0 and var date && text.IndexOf("yy", date, StringComparison.OrdinalIgnoreCase) >= 0)));

    private static void Add(ISimpleAssignmentOperation assignment, Dictionary<string, IOperation> settings)
    {
        if (assignment.Target is IPropertyReferenceOperation property)
        {
            settings[property.Property.Name] = assignment.Value.WithoutConversions();
        }
    }

    private static bool StartsNewFiles(Dictionary<string, IOperation> settings) =>
        (settings.TryGetValue("ArchiveEvery", out var period) && period.ConstantValue is { HasValue: true, Value: int and not 0 }) ||
        (settings.TryGetValue("ArchiveAboveSize", out var size) && size.ConstantValue is { HasValue: true, Value: > 0L or > 0 }) ||
        (settings.TryGetValue("ArchiveOldFileOnStartup", out var atStart) && atStart.ConstantValue is { HasValue: true, Value: true }) ||
        (settings.TryGetValue("FileName", out var name) && IsDated(name));

    // A value that is no constant is taken for a limit.
    private static bool IsLimit(Dictionary<string, IOperation> settings, string name, int lowest) =>
        settings.TryGetValue(name, out var value) && !(value.ConstantValue is { HasValue: true, Value: int number } && number < lowest);

    private static string? Variable(SyntaxNode creation) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } variable } ? variable.Identifier.ValueText : null;

    private bool IsLimitedFromOutside() => new[] { "MaxArchiveFiles", "MaxArchiveDays" }
        .Any(name => use.Costs.Paths.References.Of(name, use.CancellationToken).Any(mention => mention.Parent is MemberAccessExpressionSyntax));
}
