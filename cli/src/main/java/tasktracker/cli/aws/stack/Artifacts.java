package tasktracker.cli.aws.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/** A stack's code and templates in the artifact bucket, each under the digest of its content. */
final class Artifacts {
    /** The folder of all templates; it comes first in a key because the bucket's lifecycle knows it. */
    static final String TEMPLATES = "templates/";
    private static final String FUNCTIONS = "functions/";
    /** What a request may hold everywhere; more goes in parts. */
    private static final int PART = 8 * 1024 * 1024;
    private static final String PUT = "s3:PutObject";

    private final S3Client s3;
    private final Region region;
    private final String bucket;
    private final String account;
    private final String stack;

    Artifacts(AwsClients clients, ArtifactBucket bucket, String account, String stack) {
        this.s3 = clients.s3();
        this.region = Region.of(clients.region());
        this.bucket = bucket.name();
        this.account = account;
        this.stack = stack;
    }

    /** The key of code with that digest. */
    String codeKey(String digest) {
        return FUNCTIONS + stack + "/" + digest + ".jar";
    }

    /** As a template's {@code CodeUri} wants it. */
    String codeUri(String key) {
        return "s3://" + bucket + "/" + key;
    }

    /** Whether an object is there. */
    boolean has(String key) {
        try {
            s3.headObject(request -> request.bucket(bucket).key(key).expectedBucketOwner(account));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw AwsFailures.of("s3:GetObject", e);
        } catch (SdkException e) {
            throw AwsFailures.of("s3:GetObject", e);
        }
    }

    /** Keeps a template and gives its address in the form that CloudFormation takes in every partition. */
    String putTemplate(String text) {
        String key = TEMPLATES + stack + "/" + Digest.of(text) + ".yaml";
        AwsFailures.told(PUT, () -> s3.putObject(
                request -> request.bucket(bucket).key(key).expectedBucketOwner(account).contentType("text/yaml"),
                RequestBody.fromString(text)));
        return "https://s3." + region.id() + "." + region.metadata().partition().dnsSuffix() + "/" + bucket + "/" + key;
    }

    /**
     * Keeps code.
     *
     * @param sent told the bytes sent so far
     */
    void putCode(Path jar, String key, LongConsumer sent) {
        try {
            long size = Files.size(jar);
            if (size <= PART) {
                AwsFailures.told(PUT, () -> s3.putObject(request -> request.bucket(bucket).key(key)
                        .expectedBucketOwner(account)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256), RequestBody.fromFile(jar)));
                sent.accept(size);
            } else {
                putInParts(jar, key, size, sent);
            }
        } catch (IOException e) {
            throw new CliException.Local(Failure.of("INSTALLATION_INCOMPLETE", "the code " + jar + " cannot be read")
                    .hint("install tasktracker again"), e);
        }
    }

    /** Removes all that the stack has here, old versions too, and says how many objects that were. */
    int deleteAll() {
        int deleted = 0;
        for (String folder : List.of(FUNCTIONS, TEMPLATES)) {
            List<ObjectIdentifier> versions = versions(folder + stack + "/");
            for (ObjectIdentifier each : versions) {
                AwsFailures.told("s3:DeleteObjectVersion", () -> s3.deleteObject(request -> request.bucket(bucket)
                        .key(each.key())
                        .versionId(each.versionId())
                        .expectedBucketOwner(account)));
            }
            deleted += versions.size();
        }
        return deleted;
    }

    /** Removes the bucket if nothing is left in it; says whether it is gone. */
    boolean deleteEmptyBucket() {
        if (!versions("").isEmpty()) {
            return false;
        }
        AwsFailures.told("s3:DeleteBucket",
                () -> s3.deleteBucket(request -> request.bucket(bucket).expectedBucketOwner(account)));
        return true;
    }

    private List<ObjectIdentifier> versions(String prefix) {
        return AwsFailures.told("s3:ListBucketVersions", () -> {
            List<ObjectIdentifier> found = new ArrayList<>();
            s3.listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(prefix)
                    .expectedBucketOwner(account)).forEach(page -> {
                        page.versions().forEach(each -> found.add(
                                ObjectIdentifier.builder().key(each.key()).versionId(each.versionId()).build()));
                        page.deleteMarkers().forEach(each -> found.add(
                                ObjectIdentifier.builder().key(each.key()).versionId(each.versionId()).build()));
                    });
            return found;
        });
    }

    private void putInParts(Path jar, String key, long size, LongConsumer sent) throws IOException {
        String upload = AwsFailures.told(PUT, () -> s3.createMultipartUpload(request -> request.bucket(bucket).key(key)
                .expectedBucketOwner(account)
                .checksumAlgorithm(ChecksumAlgorithm.SHA256))).uploadId();
        boolean whole = false;
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            List<CompletedPart> parts = new ArrayList<>();
            for (long from = 0; from < size; from += PART) {
                byte[] bytes = new byte[(int) Math.min(PART, size - from)];
                file.readFully(bytes);
                parts.add(putPart(key, upload, parts.size() + 1, bytes));
                sent.accept(from + bytes.length);
            }
            AwsFailures.told(PUT, () -> s3.completeMultipartUpload(request -> request.bucket(bucket).key(key)
                    .expectedBucketOwner(account)
                    .uploadId(upload)
                    .multipartUpload(done -> done.parts(parts))));
            whole = true;
        } finally {
            if (!whole) {
                AwsFailures.told("s3:AbortMultipartUpload", () -> s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(upload).expectedBucketOwner(account)));
            }
        }
    }

    private CompletedPart putPart(String key, String upload, int number, byte[] bytes) {
        UploadPartResponse part = AwsFailures.told(PUT, () -> s3.uploadPart(request -> request.bucket(bucket).key(key)
                .expectedBucketOwner(account)
                .uploadId(upload)
                .partNumber(number)
                .checksumAlgorithm(ChecksumAlgorithm.SHA256), RequestBody.fromBytes(bytes)));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumSHA256(part.checksumSHA256())
                .build();
    }
}
