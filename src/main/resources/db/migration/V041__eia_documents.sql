-- The files of a version; their content lies in attachment. A correction lists the files it keeps again.
CREATE TABLE eia_document (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  version_id    BIGINT       NOT NULL,
  kind          VARCHAR(20)  NOT NULL,
  name          VARCHAR(200) NOT NULL,
  attachment_id CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes         BIGINT       NOT NULL,
  sha256        CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  KEY eia_document_version (version_id, id),
  CONSTRAINT eia_document_of FOREIGN KEY (version_id) REFERENCES eia_notice_version (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
