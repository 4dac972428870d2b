using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ScaleLint.EndToEnd.Tests.Infrastructure;

/// <summary>
/// A client of the language server <c>csharp-ls</c>: what an editor sends while a developer opens and edits a file, with analyzers switched on by the
/// server's setting <c>csharp.analyzersEnabled</c>.
/// </summary>
public sealed class LanguageServer : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonNode?>> _pending = new();
    private readonly ConcurrentDictionary<string, int> _versions = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly StringBuilder _log = new();
    private readonly Task _reading;
    private long _lastRequest;

    private LanguageServer(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.BeginErrorReadLine();
        _reading = ReadAsync();
    }

    /// <summary>Starts the server on a folder that holds one restored project.</summary>
    public static async Task<LanguageServer> StartAsync(PackedPackage package, string folder)
    {
        var restored = await DotNetCommand.RunAsync(PackedPackage.RepositoryRoot, new Dictionary<string, string>(), "tool", "restore");
        restored.Expect(exitCode: 0);

        // The tool manifest is found from the working folder; the project's folder goes with 'initialize'.
        var process = Process.Start(DotNetCommand.StartInfo(PackedPackage.RepositoryRoot, package.Environment, ["csharp-ls", "--loglevel", "info"]))!;
        var server = new LanguageServer(process);
        await server.RequestAsync("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = UriOf(folder),
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = UriOf(folder), ["name"] = "project" }),
            ["capabilities"] = new JsonObject
            {
                ["workspace"] = new JsonObject { ["configuration"] = true, ["workspaceFolders"] = true },
                ["textDocument"] = new JsonObject
                {
                    ["synchronization"] = new JsonObject { ["dynamicRegistration"] = false },
                    ["diagnostic"] = new JsonObject { ["dynamicRegistration"] = false },
                },
                ["window"] = new JsonObject { ["workDoneProgress"] = true },
            },
        });
        await server.NotifyAsync("initialized", new JsonObject());
        return server;
    }

    public Task OpenAsync(string file)
    {
        _versions[file] = 1;
        return NotifyAsync("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject
            {
                ["uri"] = UriOf(file), ["languageId"] = "csharp", ["version"] = 1, ["text"] = File.ReadAllText(file),
            },
        });
    }

    /// <summary>The developer types: the buffer of an open file now holds <paramref name="text"/>. The file on disk stays as it was.</summary>
    public Task ChangeAsync(string file, string text)
    {
        var version = ++_versions[file];
        return NotifyAsync("textDocument/didChange", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = UriOf(file), ["version"] = version },
            ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
        });
    }

    /// <summary>The squiggles of a file, as the editor asks for them after each edit.</summary>
    public async Task<IReadOnlyList<LiveDiagnostic>> DiagnosticsAsync(string file)
    {
        var report = await RequestAsync("textDocument/diagnostic", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = UriOf(file) },
        });
        return
        [
            .. report!["items"]!.AsArray().Select(item => new LiveDiagnostic(
                item!["code"]?.ToString() ?? "", item["message"]!.ToString(), (int)item["range"]!["start"]!["line"]! + 1))
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        _writing.Dispose();
    }

    private static string UriOf(string path) => new Uri(path).AbsoluteUri;

    private async Task<JsonNode?> RequestAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref _lastRequest);
        var answer = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        try
        {
            return await answer.Task.WaitAsync(AnswerLimit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No answer to {method} within {AnswerLimit}. The server's log:\n{LogText()}");
        }
    }

    private Task NotifyAsync(string method, JsonObject parameters) =>
        SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private async Task SendAsync(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var header = Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n");
        await _writing.WaitAsync();
        try
        {
            var input = _process.StandardInput.BaseStream;
            await input.WriteAsync(header);
            await input.WriteAsync(body);
            await input.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAsync()
    {
        var output = _process.StandardOutput.BaseStream;
        while (await ReadMessageAsync(output) is { } message)
        {
            if (message["method"] is { } method)
            {
                if (message["id"] is { } id)
                {
                    await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = Answer(method.ToString(), message["params"]) });
                }
                else
                {
                    Log(message.ToJsonString());
                }
            }
            else if (_pending.TryRemove((long)message["id"]!, out var answer))
            {
                if (message["error"] is { } error)
                {
                    answer.SetException(new InvalidOperationException($"The server answered {error.ToJsonString()}. Its log:\n{LogText()}"));
                }
                else
                {
                    answer.SetResult(message["result"]);
                }
            }
        }

        foreach (var answer in _pending.Values)
        {
            answer.TrySetException(new InvalidOperationException($"The server ended without an answer. Its log:\n{LogText()}"));
        }
    }

    private static JsonNode? Answer(string method, JsonNode? parameters) => method switch
    {
        "workspace/configuration" => new JsonArray([.. parameters!["items"]!.AsArray().Select(_ => new JsonObject { ["analyzersEnabled"] = true })]),
        _ => null,
    };

    private static async Task<JsonNode?> ReadMessageAsync(Stream output)
    {
        var length = 0;
        while (true)
        {
            var line = await ReadHeaderLineAsync(output);
            if (line is null)
            {
                return null;
            }

            if (line.Length == 0)
            {
                break;
            }

            const string lengthHeader = "Content-Length:";
            if (line.StartsWith(lengthHeader, StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(line[lengthHeader.Length..], CultureInfo.InvariantCulture);
            }
        }

        var body = new byte[length];
        await output.ReadExactlyAsync(body);
        return JsonNode.Parse(body);
    }

    private static async Task<string?> ReadHeaderLineAsync(Stream output)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await output.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }

    private void Log(string? line)
    {
        lock (_log)
        {
            _log.Append(line).Append('\n');
        }
    }

    private string LogText()
    {
        lock (_log)
        {
            return _log.ToString();
        }
    }
}
