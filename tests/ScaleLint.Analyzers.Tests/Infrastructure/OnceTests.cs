namespace ScaleLint.Analyzers.Tests.Infrastructure;

public class OnceTests
{
    [Fact]
    public async Task ManyThreads_FindItOnce()
    {
        var searches = 0;
        using var allAsk = new Barrier(4);
        var fact = new Once<object>(_ =>
        {
            Interlocked.Increment(ref searches);
            return new object();
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                allAsk.SignalAndWait(TestContext.Current.CancellationToken);
                return fact.Get(CancellationToken.None);
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(1, searches);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public void CancelledSearch_IsLeftToTheNextQuestion()
    {
        var fact = new Once<string>(cancellationToken =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return "found";
        });

        Assert.Throws<OperationCanceledException>(() => fact.Get(new CancellationToken(canceled: true)));
        Assert.Equal("found", fact.Get(CancellationToken.None));
    }
}
