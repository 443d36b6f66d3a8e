namespace Autograder.App.Load;

/// <summary>A submission of the load and what came of it.</summary>
/// <param name="Outcome">As last seen; null when it was not accepted.</param>
internal sealed record Sent(Sample Sample, Delivery Delivery, SubmissionSeen? Outcome);

/// <summary>Hands the load in and waits until everything that was accepted has its grade.</summary>
internal sealed class LoadRun(LoadClient client, string course, string assignment, LoadPlan plan, TimeProvider time)
{
    private const int Page = 500;

    private static readonly TimeSpan betweenLooks = TimeSpan.FromSeconds(1);

    private string Course => $"api/v1/courses/{course}";

    /// <param name="patience">How long to wait for the grades, and then for their points for time.</param>
    /// <param name="awaitTiming">Whether to wait for points for time, and compare the grades with them.</param>
    /// <param name="progress">Told how many are graded, of how many.</param>
    /// <exception cref="LoadException"/>
    public async Task<LoadResult> RunAsync(TimeSpan patience, bool awaitTiming, Action<string, int, int> progress, CancellationToken cancellation)
    {
        for (var i = 0; i < plan.Students; i++)
            await client.PutAsync($"{Course}/students/{LoadPlan.Student(i)}", new { name = $"Load {i + 1}" }, cancellation);

        // Not even the content of an earlier load is this one's: the same files are one submission.
        var mark = Guid.NewGuid().ToString("N");
        var started = time.GetTimestamp();
        var sending = Enumerable.Range(0, plan.Submissions).Select(i => SendAsync(i, mark, started, cancellation));
        var deliveries = await Task.WhenAll(sending);
        var handedIn = time.GetElapsedTime(started);

        var waited = deliveries.Where(d => d.Delivery.Receipt is not null).Select(d => d.Delivery.Receipt!.Id).ToHashSet();
        var outcomes = await AwaitAsync(waited, a => a.IsOver, patience, (over, all) => progress("graded", over, all), cancellation);
        var graded = time.GetElapsedTime(started);
        if (awaitTiming)
            foreach (var (id, complete) in await AwaitAsync([.. outcomes.Keys], a => a.IsComplete, patience, (over, all) => progress("timed", over, all), cancellation))
                outcomes[id] = complete;
        TimeSpan? timed = awaitTiming ? time.GetElapsedTime(started) : null;
        var sent = deliveries.Select(d => d with { Outcome = d.Delivery.Receipt is { } receipt ? outcomes.GetValueOrDefault(receipt.Id) : null }).ToList();
        var differences = new List<string>();
        foreach (var one in sent)
            if (await DifferenceAsync(one, awaitTiming, cancellation) is { } difference)
                differences.Add(difference);
        return new(sent, handedIn, graded, timed, differences);
    }

    private async Task<Sent> SendAsync(int index, string mark, long started, CancellationToken cancellation)
    {
        var sample = LoadPlan.SampleOf(index);
        var due = plan.At(index) - time.GetElapsedTime(started);
        if (due > TimeSpan.Zero)
            await Task.Delay(due, time, cancellation);
        var files = sample.Files.Select(file => new { path = file.Key, content = $"{file.Value}// {mark} {index}\n" });
        var delivery = await client.PostAsync(
            $"{Course}/assignments/{assignment}/submissions", new { student = plan.StudentOf(index), files }, cancellation);
        return new(sample, delivery, null);
    }

    private async Task<Dictionary<long, SubmissionSeen>> AwaitAsync(
        HashSet<long> waited, Func<AttemptSeen, bool> isOver, TimeSpan patience, Action<int, int> progress, CancellationToken cancellation)
    {
        var over = new Dictionary<long, SubmissionSeen>();
        var started = time.GetTimestamp();
        while (over.Count < waited.Count && time.GetElapsedTime(started) < patience)
        {
            var open = waited.Where(id => !over.ContainsKey(id)).ToList();
            for (long? before = open.Max() + 1; before is not null && before > open.Min();)
            {
                var page = await client.GetAsync<List<SubmissionSeen>>(
                    $"{Course}/submissions?assignment={assignment}&limit={Page}&before={before}", cancellation);
                foreach (var submission in page.Where(s => waited.Contains(s.Id) && isOver(s.Attempt)))
                    over[submission.Id] = submission;
                before = page.Count == Page ? page[^1].Id : null;
            }
            progress(over.Count, waited.Count);
            if (over.Count < waited.Count)
                await Task.Delay(betweenLooks, time, cancellation);
        }
        return over;
    }

    /// <summary>What is not as it must be: one sentence, or null.</summary>
    private async Task<string?> DifferenceAsync(Sent sent, bool timed, CancellationToken cancellation)
    {
        if (sent.Delivery.Receipt is not { } receipt)
            return $"a {sent.Sample.Name} was not taken in: {(int)sent.Delivery.Status} {sent.Delivery.Problem}";
        if (sent.Outcome is not { Attempt: var attempt })
            return $"submission {receipt.Id} ({sent.Sample.Name}) has no grade yet";
        if (attempt.State != "graded")
            return $"submission {receipt.Id} ({sent.Sample.Name}) ended as {attempt.State}";
        if (attempt.Number != 1)
            return $"submission {receipt.Id} ({sent.Sample.Name}) was graded {attempt.Number} times";
        if (timed && !attempt.IsComplete)
            return $"submission {receipt.Id} ({sent.Sample.Name}) has no points for time yet";
        if (sent.Sample.Loses is null)
            return attempt.Score == attempt.MaxScore ? null : $"submission {receipt.Id} ({sent.Sample.Name}) has {attempt.Score} of {attempt.MaxScore}";
        var report = await client.GetAsync<ReportSeen>($"{Course}/submissions/{receipt.Id}/report?format=json", cancellation);
        var lost = report.Exercises.Where(e => e.Score < e.MaxScore).Select(e => e.Id).ToList();
        return lost is [var only] && only == sent.Sample.Loses ? null
            : $"submission {receipt.Id} ({sent.Sample.Name}) loses at {(lost.Count == 0 ? "nothing" : string.Join(", ", lost))}";
    }
}
