using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Evaluation.Context;
using Microsoft.Build.Exceptions;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>
/// Evaluates a project file of somebody else's repository with MSBuild, running none of its targets. Imports and SDKs that are not
/// there are passed over, so a project need not build.
/// </summary>
internal sealed class ProjectEvaluator : IDisposable
{
    private const ProjectLoadSettings Lenient = ProjectLoadSettings.IgnoreMissingImports
        | ProjectLoadSettings.IgnoreInvalidImports
        | ProjectLoadSettings.IgnoreEmptyImports
        | ProjectLoadSettings.DoNotEvaluateElementsWithFalseCondition;

    private readonly ProjectCollection _projects = new(new Dictionary<string, string>
    {
        ["Configuration"] = "Debug",
        ["DesignTimeBuild"] = "true",
        ["BuildingProject"] = "false",
        ["NuGetAudit"] = "false",
    });

    // Nothing on disk changes while projects are evaluated, so what is found once (SDKs, globs, imports) is found.
    private readonly EvaluationContext _context = EvaluationContext.Create(EvaluationContext.SharingPolicy.Shared);

    /// <summary>The model of one project file, or null with the reason.</summary>
    public (ProjectModel? Model, string? Reason) Evaluate(string path)
    {
        try
        {
            var project = Load(path, targetFramework: null);
            var frameworks = project.GetPropertyValue("TargetFrameworks");
            if (frameworks.Length > 0)
            {
                project = Load(path, TargetFrameworks.Choose(frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
            }

            var model = Read(project, path);

            // Keeps the imports parsed for the next project and lets the evaluation itself go.
            _projects.UnloadAllProjects();
            return (model, null);
        }
        catch (InvalidProjectFileException exception)
        {
            return (null, exception.BaseMessage);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _projects.Dispose();

    private static ProjectModel Read(Project project, string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        string Full(string include) => System.IO.Path.GetFullPath(include.Replace('\\', '/'), folder);
        string Property(string name) => project.GetPropertyValue(name);
        string PropertyOr(string name, string otherwise) => Property(name) is { Length: > 0 } value ? value : otherwise;

        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var packages = Packages(project, folder);
        return new ProjectModel
        {
            Path = path,
            AssemblyName = PropertyOr("AssemblyName", name),
            RootNamespace = PropertyOr("RootNamespace", name),
            IsProgram = Property("OutputType").EndsWith("Exe", StringComparison.OrdinalIgnoreCase),
            IsWeb = Property("UsingMicrosoftNETSdkWeb") == "true"
                || project.GetItems("FrameworkReference").Any(item => item.EvaluatedInclude == "Microsoft.AspNetCore.App")
                || packages.ContainsKey("Microsoft.AspNetCore.App")
                || packages.ContainsKey("Microsoft.AspNetCore.All"),
            Nullable = PropertyOr("Nullable", "disable"),
            Symbols = [.. Property("DefineConstants").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Order(StringComparer.Ordinal)],
            TargetFramework = Property("TargetFramework"),
            Files = Existing(project.GetItems("Compile").Select(item => Full(item.EvaluatedInclude)), ".cs"),
            RazorFiles = Existing(
                project.GetItems("Content").Concat(project.GetItems("RazorComponent")).Concat(project.GetItems("RazorGenerate")).Concat(project.GetItems("None"))
                    .Select(item => Full(item.EvaluatedInclude)),
                ".razor",
                ".cshtml"),
            Usings = [.. Usings(project).Distinct().Order(StringComparer.Ordinal)],
            Friends = [.. project.GetItems("InternalsVisibleTo").Select(item => item.EvaluatedInclude.Split(',')[0].Trim()).Distinct().Order(StringComparer.Ordinal)],
            Projects =
            [
                .. project.GetItems("ProjectReference")
                    .Where(item => item.GetMetadataValue("ReferenceOutputAssembly") != "false" && item.GetMetadataValue("OutputItemType") != "Analyzer")
                    .Select(item => Full(item.EvaluatedInclude))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            Packages = packages,
        };
    }

    private static string[] Existing(IEnumerable<string> paths, params string[] extensions) =>
    [
        .. paths.Where(path => extensions.Contains(System.IO.Path.GetExtension(path)) && File.Exists(path)).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Usings(Project project)
    {
        // The SDK adds these in its targets' evaluation, and a project removes some; the evaluated list has both done.
        foreach (var item in project.GetItems("Using"))
        {
            var alias = item.GetMetadataValue("Alias");
            yield return item.GetMetadataValue("Static") == "true" ? $"static {item.EvaluatedInclude}"
                : alias.Length > 0 ? $"{alias} = {item.EvaluatedInclude}"
                : item.EvaluatedInclude;
        }
    }

    private static SortedDictionary<string, string> Packages(Project project, string folder)
    {
        var central = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in project.GetItems("PackageVersion"))
        {
            central[item.EvaluatedInclude] = item.GetMetadataValue("Version");
        }

        var packages = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in project.GetItems("PackageReference").Where(item => item.GetMetadataValue("IsImplicitlyDefined") != "true"))
        {
            var asked = item.GetMetadataValue("VersionOverride") is { Length: > 0 } over ? over : item.GetMetadataValue("Version");
            packages[item.EvaluatedInclude] = asked.Length > 0 ? asked : central.GetValueOrDefault(item.EvaluatedInclude, "");
        }

        var oldStyle = System.IO.Path.Combine(folder, "packages.config");
        if (File.Exists(oldStyle))
        {
            try
            {
                foreach (var package in XDocument.Load(oldStyle).Descendants("package"))
                {
                    packages[(string?)package.Attribute("id") ?? ""] = (string?)package.Attribute("version") ?? "";
                }
            }
            catch (XmlException)
            {
                // A broken list is as good as none: the names it would have brought show up as unbound.
            }
        }

        packages.Remove("");
        return packages;
    }

    private Project Load(string path, string? targetFramework) => Project.FromFile(path, new ProjectOptions
    {
        ProjectCollection = _projects,
        GlobalProperties = targetFramework is null ? null : new Dictionary<string, string> { ["TargetFramework"] = targetFramework },
        LoadSettings = Lenient,
        EvaluationContext = _context,
    });
}
