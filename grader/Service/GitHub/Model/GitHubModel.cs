using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Model;

/// <summary>Keys, indexes and relations of what is kept about GitHub.</summary>
internal static class GitHubModel
{
    // The same in both databases' SQL.
    private const string IsWaiting = "\"State\" = 0";
    private const string IsTrouble = "\"State\" IN (3, 4)";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<GitHubAssignment>().ToTable("GitHubAssignments").HasKey(a => a.AssignmentId);
        model.Entity<GitHubAssignment>().Property(a => a.AssignmentId).ValueGeneratedNever();
        model.Entity<GitHubAssignment>().HasOne<Assignment>().WithOne().HasForeignKey<GitHubAssignment>(a => a.AssignmentId);
        model.Entity<GitHubAssignment>().HasIndex(a => new { a.Owner, a.RepositoryPrefix });

        model.Entity<Repository>().ToTable("Repositories").Ignore(r => r.Origin);
        model.Entity<Repository>().HasIndex(r => r.GitHubId).IsUnique();
        model.Entity<Repository>().HasIndex(r => r.FullName);
        model.Entity<Repository>().HasOne<Assignment>().WithMany().HasForeignKey(r => r.AssignmentId);
        model.Entity<Repository>().HasOne<Student>().WithMany().HasForeignKey(r => r.StudentId).OnDelete(DeleteBehavior.SetNull);
        model.Entity<Repository>().HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.SetNull);

        model.Entity<Delivery>().ToTable("Deliveries").HasIndex(d => d.ReceivedAt);

        var push = model.Entity<Push>().ToTable("Pushes");
        push.HasIndex(p => new { p.RepositoryId, p.Sha }).IsUnique();
        push.HasIndex(p => p.NotBefore).HasFilter(IsWaiting);
        push.HasIndex(p => p.ReceivedAt, "IX_Pushes_Trouble").HasFilter(IsTrouble);
        push.HasOne(p => p.Repository).WithMany().HasForeignKey(p => p.RepositoryId);
        push.HasOne<Submission>().WithMany().HasForeignKey(p => p.SubmissionId).OnDelete(DeleteBehavior.SetNull);

        var token = model.Entity<UsedToken>().ToTable("UsedTokens");
        token.HasIndex(t => new { t.SubmissionId, t.Run });
        token.HasIndex(t => t.ExpiresAt);
        token.HasOne<Submission>().WithMany().HasForeignKey(t => t.SubmissionId);

        var publication = model.Entity<Publication>().ToTable("Publications");
        publication.HasIndex(p => new { p.AttemptId, p.Channel }).IsUnique();
        publication.HasIndex(p => new { p.PushId, p.Channel }).IsUnique();
        publication.HasIndex(p => new { p.Priority, p.NextTryAt }).HasFilter(IsWaiting);
        publication.HasIndex(p => new { p.RepositoryId, p.Channel, p.Id });
        publication.HasOne<Attempt>().WithMany().HasForeignKey(p => p.AttemptId);
        publication.HasOne(p => p.Push).WithMany().HasForeignKey(p => p.PushId);
        publication.HasOne(p => p.Repository).WithMany().HasForeignKey(p => p.RepositoryId);

        model.Entity<GitHubWrite>().ToTable("GitHubWrites").HasIndex(w => new { w.Credential, w.At });
        model.Entity<GitHubPause>().ToTable("GitHubPauses").HasKey(p => p.Credential);
    }
}
