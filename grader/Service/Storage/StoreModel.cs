using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Storage;

/// <summary>Keys, indexes and the relations that the database keeps true.</summary>
internal static class StoreModel
{
    // The same in both databases' SQL.
    private const string IsWaiting = "\"State\" = 0";
    private const string IsRunning = "\"State\" = 1";
    private const string IsFailed = "\"State\" = 3";
    private const string IsOpen = "\"State\" IN (0, 1)";

    public static void Configure(ModelBuilder model)
    {
        People(model);
        Work(model);
        Queue(model);
        GitHub.Model.GitHubModel.Configure(model);
        GradesModel.Configure(model);
    }

    private static void People(ModelBuilder model)
    {
        model.Entity<Course>().HasIndex(c => c.Slug).IsUnique();
        model.Entity<Section>().HasIndex(s => new { s.CourseId, s.Name }).IsUnique();
        model.Entity<Section>().HasOne<Course>().WithMany().HasForeignKey(s => s.CourseId);
        model.Entity<Assignment>().HasIndex(a => new { a.CourseId, a.Slug }).IsUnique();

        model.Entity<Student>().HasIndex(s => new { s.CourseId, s.Identifier }).IsUnique();
        model.Entity<Student>().HasIndex(s => new { s.CourseId, s.GitHubId });
        model.Entity<Student>().HasOne<Course>().WithMany().HasForeignKey(s => s.CourseId);
        model.Entity<Student>().HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.SetNull);
        model.Entity<Student>().HasOne(s => s.Section).WithMany().HasForeignKey(s => s.SectionId).OnDelete(DeleteBehavior.SetNull);

        model.Entity<Group>().HasIndex(g => new { g.AssignmentId, g.Name }).IsUnique();
        model.Entity<Group>().HasOne<Assignment>().WithMany().HasForeignKey(g => g.AssignmentId);
        model.Entity<GroupMember>().HasKey(m => new { m.AssignmentId, m.StudentId });
        model.Entity<GroupMember>().HasOne<Group>().WithMany(g => g.Members).HasForeignKey(m => m.GroupId);
        model.Entity<GroupMember>().HasOne<Student>().WithMany().HasForeignKey(m => m.StudentId);

        model.Entity<Account>().HasIndex(a => a.GitHubId).IsUnique();
        model.Entity<Membership>().HasKey(m => new { m.CourseId, m.AccountId });
        model.Entity<Membership>().HasOne<Course>().WithMany().HasForeignKey(m => m.CourseId);
        model.Entity<Membership>().HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        model.Entity<ApiKey>().HasIndex(k => k.PublicId).IsUnique();
        model.Entity<ApiKey>().HasOne<Course>().WithMany().HasForeignKey(k => k.CourseId);
        model.Entity<SignInLink>().HasIndex(l => l.Hash).IsUnique();
        model.Entity<SignInLink>().HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        model.Entity<AuditEntry>().HasIndex(e => new { e.CourseId, e.Id });
    }

    private static void Work(ModelBuilder model)
    {
        model.Entity<Submission>().HasIndex(s => new { s.AssignmentId, s.Origin, s.Content }).IsUnique();
        model.Entity<Submission>().HasIndex(s => new { s.AssignmentId, s.StudentId });
        model.Entity<Submission>().HasOne(s => s.Assignment).WithMany().HasForeignKey(s => s.AssignmentId);
        model.Entity<Submission>().HasOne(s => s.Student).WithMany().HasForeignKey(s => s.StudentId).OnDelete(DeleteBehavior.SetNull);
        model.Entity<Submission>().HasOne<Group>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.SetNull);

        model.Entity<SubmissionFile>().HasKey(f => new { f.SubmissionId, f.Path });
        model.Entity<SubmissionFile>().HasOne(f => f.Blob).WithMany().HasForeignKey(f => f.BlobHash).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Blob>().HasKey(b => b.Hash);

        model.Entity<AttemptReport>().HasKey(r => r.AttemptId);
        model.Entity<AttemptReport>().HasOne<Attempt>().WithOne(a => a.Report).HasForeignKey<AttemptReport>(r => r.AttemptId);
    }

    private static void Queue(ModelBuilder model)
    {
        var attempt = model.Entity<Attempt>();
        attempt.HasIndex(a => new { a.SubmissionId, a.Number }).IsUnique();
        // A submission is graded once at a time, whoever asks how often.
        attempt.HasIndex(a => a.SubmissionId, "IX_Attempts_Open").IsUnique().HasFilter(IsOpen);
        attempt.HasIndex(a => new { a.CourseId, a.Lane, a.Turn, a.Rank, a.Id }, "IX_Attempts_Waiting").HasFilter(IsWaiting);
        attempt.HasIndex(a => new { a.Owner, a.AssignmentId }, "IX_Attempts_Owner_Waiting").HasFilter(IsWaiting);
        attempt.HasIndex(a => a.LeaseUntil, "IX_Attempts_Running").HasFilter(IsRunning);
        attempt.HasIndex(a => a.AssignmentId, "IX_Attempts_Failed").HasFilter(IsFailed);
        attempt.HasIndex(a => new { a.CourseId, a.StartedAt });
        attempt.HasIndex(a => new { a.AssignmentId, a.ReportedAt });

        var timing = model.Entity<AttemptTiming>();
        timing.HasKey(t => t.AttemptId);
        timing.Property(t => t.AttemptId).ValueGeneratedNever();
        timing.HasOne(t => t.Attempt).WithOne(a => a.Timing).HasForeignKey<AttemptTiming>(t => t.AttemptId);
        timing.HasIndex(t => new { t.CourseId, t.Lane, t.AttemptId }, "IX_Timings_Waiting").HasFilter(IsWaiting);
        timing.HasIndex(t => new { t.Owner, t.AttemptId });
        timing.HasIndex(t => t.LeaseUntil, "IX_Timings_Running").HasFilter(IsRunning);
        timing.HasIndex(t => new { t.CourseId, t.StartedAt });
        timing.HasIndex(t => t.CompletedAt);
    }
}
