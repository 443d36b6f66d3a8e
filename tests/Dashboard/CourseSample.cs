using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Autograder.Engine.Reporting;
using Autograder.Service.Grades;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>What a course holds after weeks of work: students, their submissions, and real gradings played back.</summary>
internal sealed record CourseSample(Service.Storage.Course Course, Assignment Assignment, IReadOnlyList<Student> Students)
{
    private static readonly string[] First = ["Ada", "Blaise", "Carl", "Dorothy", "Emmy", "Felix", "Grace", "Henri", "Ida", "Joseph", "Karen", "Leonhard", "Mary", "Niels", "Olga", "Pierre", "Ruth", "Sofia", "Tullio", "Vera"];
    private static readonly string[] Last = ["Abel", "Bernoulli", "Cauchy", "Dirichlet", "Euler", "Fourier", "Germain", "Hopper", "Hilbert", "Jacobi", "Kepler", "Lagrange", "Moreau", "Noether", "Ostrowski", "Pascal", "Riemann", "Taylor", "Uhlenbeck", "Wronski"];

    private static readonly Lazy<IReadOnlyList<PlayedGrading>> Played = new(Load);

    private sealed record PlayedGrading(Report Report, byte[] Instructor, byte[] Student, IReadOnlyList<Blob> Blobs, IReadOnlyList<string> Paths);

    /// <summary>The reports, from the worst to the best.</summary>
    public static IReadOnlyList<Report> Reports => [.. Played.Value.Select(p => p.Report)];

    public static async Task<CourseSample> MakeAsync(Store store, int students, int attempts, DateTimeOffset now, CancellationToken cancellation)
    {
        store.ChangeTracker.AutoDetectChangesEnabled = false;
        var course = new Service.Storage.Course { Slug = "optimization", Title = "Optimization", CreatedAt = now.AddDays(-30) };
        store.Add(course);
        await store.SaveChangesAsync(cancellation);
        var assignment = new Assignment { CourseId = course.Id, Slug = "autodiff", Title = "Automatic differentiation", Folder = "autodiff", CreatedAt = now.AddDays(-14), Terms = new() { DueAt = now.AddDays(-1), PenaltyPerDay = 10 } };
        Section[] sections = [new() { CourseId = course.Id, Name = "Monday" }, new() { CourseId = course.Id, Name = "Thursday" }];
        store.AddRange(sections);
        store.Add(assignment);
        await store.SaveChangesAsync(cancellation);
        var people = Enumerable.Range(0, students).Select(i => new Student
        {
            CourseId = course.Id, Identifier = string.Create(CultureInfo.InvariantCulture, $"s{100000 + i}"), SectionId = sections[i % 2].Id,
            Name = $"{First[i * 7 % First.Length]} {Last[(i / First.Length + i * 3) % Last.Length]}{(i >= 400 ? $" {i / 400 + 1}" : "")}", GitHubUsername = $"student-{i}",
        }).ToList();
        store.AddRange(people);
        await store.SaveChangesAsync(cancellation);
        var random = new Random(1);
        store.AddRange(Played.Value.SelectMany(p => p.Blobs).DistinctBy(b => Convert.ToHexString(b.Hash)));
        await store.SaveChangesAsync(cancellation);
        foreach (var chunk in people.Chunk(50))
        {
            await HandInAsync(store, assignment, chunk, attempts, now, random, cancellation);
            store.ChangeTracker.Clear();
        }
        return new(course, assignment, people);
    }

    /// <summary>A dry run that is done: some have more points by it, some fewer, most the same.</summary>
    public async Task<Regrade> RegradeAsync(Store store, IReadOnlyList<Student> whose, DateTimeOffset now, CancellationToken cancellation)
    {
        var regrade = new Regrade { AssignmentId = Assignment.Id, Reason = "The tolerance of the Hessian was too strict", State = RegradeState.Proposed, By = "The Instructor", At = now };
        store.Add(regrade);
        await store.SaveChangesAsync(cancellation);
        foreach (var (student, i) in whose.Select((s, i) => (s, i)))
        {
            var old = await store.Attempts.Include(a => a.Submission).AsNoTracking()
                .FirstOrDefaultAsync(a => store.Standings.Any(t => t.AssignmentId == Assignment.Id && t.StudentId == student.Id && t.AttemptId == a.Id), cancellation);
            if (old is null)
                continue;
            var played = Played.Value.TakeWhile(p => p.Report.Score < old.Score).Count();
            var grading = Played.Value[Math.Clamp(played + (i % 3 - 1) * 2, 0, Played.Value.Count - 1)];
            var attempt = AttemptOf(old.Submission!, grading, now, old.Number + 1, regrade.Id);
            store.Add(attempt);
            await store.SaveChangesAsync(cancellation);
            store.Add(new RegradeRow { RegradeId = regrade.Id, SubmissionId = old.SubmissionId, OldAttemptId = old.Id, NewAttemptId = attempt.Id });
            await store.SaveChangesAsync(cancellation);
            store.ChangeTracker.Clear();
        }
        return regrade;
    }

    private static async Task HandInAsync(
        Store store, Assignment assignment, Student[] students, int attempts, DateTimeOffset now, Random random, CancellationToken cancellation)
    {
        await using var write = await store.BeginWriteAsync(cancellation);
        var played = Played.Value;
        var works = new List<(Submission Submission, PlayedGrading Grading, DateTimeOffset At)>();
        foreach (var student in students.Where((_, i) => i % 25 != 24))
        {
            var talent = random.NextDouble();
            for (var n = 0; n < attempts; n++)
            {
                var at = now.AddDays(-13 + 12.5 * (n + random.NextDouble()) / attempts);
                var reached = Math.Clamp((n + 1.0) / attempts * (.35 + talent) * (played.Count - 1), 0, played.Count - 1);
                var grading = played[(int)reached];
                var submission = new Submission
                {
                    CourseId = assignment.CourseId, AssignmentId = assignment.Id, StudentId = student.Id, Origin = $"student:{student.Id}",
                    Content = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{student.Id} {n}"))), ReceivedAt = at,
                    Files = [.. grading.Paths.Zip(grading.Blobs, (path, blob) => new SubmissionFile { Path = path, BlobHash = blob.Hash })],
                };
                works.Add((submission, grading, at));
            }
        }
        store.AddRange(works.Select(w => w.Submission));
        await store.SaveChangesAsync(cancellation);
        store.AddRange(works.Select(w => AttemptOf(w.Submission, w.Grading, w.At)));
        await store.SaveChangesAsync(cancellation);
        foreach (var student in students)
        {
            store.ChangeTracker.Clear();
            store.ChangeTracker.AutoDetectChangesEnabled = true;
            await store.RenewStandingAsync(assignment.Id, student.Id, cancellation);
            store.ChangeTracker.AutoDetectChangesEnabled = false;
        }
        await write.CommitAsync(cancellation);
    }

    private static Attempt AttemptOf(Submission submission, PlayedGrading grading, DateTimeOffset at, int number = 1, long? regrade = null)
    {
        var report = grading.Report;
        var attempt = new Attempt
        {
            SubmissionId = submission.Id, Number = number, RegradeId = regrade, CourseId = submission.CourseId, AssignmentId = submission.AssignmentId, Owner = $"student:{submission.StudentId}",
            State = AttemptState.Graded, Lane = Lane.Normal, Turn = 0, Rank = at.UtcTicks, NotBefore = at, Seed = 42, ReceivedAt = at, QueuedAt = at,
            StartedAt = at.AddSeconds(1.3), CompiledAt = at.AddSeconds(1.3 + report.Phases.Compiling), CheckedAt = at.AddSeconds(1.3 + report.Phases.Compiling + report.Phases.Checking),
            ReportedAt = at.AddSeconds(1.5 + report.Phases.Total), Tries = 1, Machine = "grader-1/17", AssignmentVersion = report.Assignment.Version, CpuSeconds = 1.9, PeakMemory = 180 << 20,
            Score = report.Score, MaxScore = report.MaxScore, Report = new() { Instructor = grading.Instructor, Student = grading.Student },
        };
        attempt.Exercises.AddRange(ResultRows.ExercisesOf(report));
        attempt.Checks.AddRange(ResultRows.ChecksOf(report));
        return attempt;
    }

    /// <summary>The text of a report as it was graded.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static List<PlayedGrading> Load()
    {
        var names = Assembly.GetExecutingAssembly().GetManifestResourceNames();
        var sources = names.Where(n => n.StartsWith("sources/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => (Path: $"Exercises/{n["sources/".Length..]}", Content: Encoding.UTF8.GetBytes(Text(n)))).ToList();
        return
        [
            .. names.Where(n => n.StartsWith("gradings/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(n => JsonReport.Read(Text(n)))
                .Select(report => new PlayedGrading(
                    report, CompressedReport.Pack(report), CompressedReport.Pack(report.ForStudent()),
                    [.. sources.Select(s => new Blob { Hash = SHA256.HashData(s.Content), Content = s.Content })], [.. sources.Select(s => s.Path)]))
                .OrderBy(p => p.Report.Score),
        ];
    }
}
