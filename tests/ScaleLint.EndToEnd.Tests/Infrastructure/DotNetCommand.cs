using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>Starts the <c>dotnet</c> command as a user would: without what the test runner's own process inherited from MSBuild.</summary>
public static class DotNetCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    private static readonly string[] InheritedFromTheRunner =
    [
        "MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH", "DOTNET_CLI_CONTEXT_VERBOSE",
    ];

    /// <summary>The runtime of this process lies in <c>shared/Microsoft.NETCore.App/VERSION</c> below it.</summary>
    private static string InstallationFolder => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static async Task<CommandResult> RunAsync(
        string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = new Process { StartInfo = StartInfo(workingFolder, environment, arguments) };
        var output = new StringBuilder();
        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.Append(line.Data).Append('\n');
            }
        }

        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'dotnet {string.Join(' ', arguments)}' was stopped after {Limit}:\n{output}");
        }

        return new CommandResult("dotnet " + string.Join(' ', arguments), process.ExitCode, output.ToString());
    }

    public static ProcessStartInfo StartInfo(
        string workingFolder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in InheritedFromTheRunner)
        {
            start.Environment.Remove(name);
        }

        // Where the SDK lies, for tools that look for it themselves and may find a wrapper script on the path.
        start.Environment["DOTNET_ROOT"] = InstallationFolder;

        // The solution was built with the style and analyzer rules of CI before its tests run; once is enough.
        start.Environment["EnforceAnalyzers"] = "false";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
